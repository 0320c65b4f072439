import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { oneLine } from '../shape/one-line.ts';
import { isPromptLine } from '../shape/prompt-line.ts';
import { inactiveDaemon } from './microk8s-daemons.ts';
import { ofSnap, snapTrouble } from './snap-trouble.ts';
import { toldFact } from './told-fact.ts';

/** "● snap.microk8s.daemon-kubelite.service - Service for snap application …"; the mark differs by state and terminal. */
const TITLE = /^\s{0,20}(?:[●○×↻*x?] )?([\w.@:\\-]{1,200}\.(?:service|socket|mount|timer))(?: - |\s*$)/u;
const KEY =
  /^\s{0,40}(?:Loaded|Active|Drop-In|Docs|TriggeredBy|Triggers|Process|Main PID|Status|Tasks|Memory|CPU|CGroup|Invocation|Duration|IP|IO|Until|Where|What|Notice|Error|FD Store):?\s/;
/** What follows the state where the whole stands on one line. */
const NEXT_KEY = /\s(?:Main PID|Process|Docs|Duration|TriggeredBy|Tasks):/;
/** Host services without which snaps do not run as they should. */
const HOST_UNITS = ['apparmor.service', 'snapd.apparmor.service', 'snapd.service', 'snapd.socket'];

/** `systemctl status UNIT`: the state of a unit. */
export const systemctlStatus: Reader = {
  form: 'systemctl-status',
  from: ['systemctl status', 'inspection-report/*/systemctl.log'],
  triggers: ['.service - ', '.socket - ', '.mount - ', 'Loaded: loaded', 'Active: '],
  open(line, say) {
    const title = TITLE.exec(line.text.slice(0, 400));
    if (title === null) return null;
    const section = new StatusSection(say, title[1] ?? '', line);
    const flat = line.text.indexOf(' Active: ');
    if (flat !== -1) section.takeActive(line.text.slice(flat), line);
    return section;
  },
};

class StatusSection implements Section {
  readonly #say: Say;
  readonly #unit: string;
  readonly #first: Line;
  #enabled = true;
  #active: { readonly state: string; readonly message: string; readonly line: Line } | undefined;
  #exitCode: number | undefined;

  constructor(say: Say, unit: string, line: Line) {
    this.#say = say;
    this.#unit = unit;
    this.#first = line;
    this.#takeExit(line.text);
  }

  accept(line: Line): boolean {
    const { text } = line;
    if (isPromptLine(text)) return false;
    const isTree = /^\s{0,40}[├└│`|]/.test(text);
    if (!isTree && !KEY.test(text.slice(0, 80))) return false;
    if (/^\s*Loaded:/.test(text.slice(0, 60))) this.#enabled = !/; (?:disabled|masked)/.test(text.slice(0, 400));
    if (/^\s*Active:/.test(text.slice(0, 60))) this.takeActive(text, line);
    this.#takeExit(text);
    return true;
  }

  takeActive(text: string, line: Line): void {
    const told = text.trimStart().slice('Active:'.length).trimStart();
    const state = /^([a-z]{4,14}(?:\s\([a-z-]{1,20}\))?)/.exec(told)?.[1];
    if (state !== undefined && !this.#active)
      this.#active = { state, message: oneLine([told.slice(0, 300).split(NEXT_KEY, 1)[0] ?? '']), line };
  }

  close(): void {
    const service = snapService(this.#unit);
    // Only the inspection of a classic MicroK8s asks systemctl.
    if (this.#first.file?.endsWith('/systemctl.log') && service?.startsWith('microk8s.'))
      this.#say(toldFact('microk8s-confinement', 'classic'), this.#first);
    if (!this.#active) return;
    const { state, message: told, line } = this.#active;
    const message = `${this.#unit}: ${told}`;
    const exit = this.#exitCode === undefined ? {} : { exitCode: this.#exitCode };
    if (state.startsWith('failed') || state === 'activating (auto-restart)') {
      const object = service ? ofSnap(service) : { object: { kind: 'Unit', name: this.#unit } };
      const reason = state.startsWith('failed') ? 'failed' : 'auto-restart';
      this.#say(snapTrouble({ source: 'row', reason, message, ...exit, ...object }), line);
    } else if (state.startsWith('inactive')) {
      const trouble = service ? inactiveDaemon(service, this.#enabled, message, this.#exitCode) : null;
      if (trouble) this.#say(trouble, line);
      else if (HOST_UNITS.includes(this.#unit))
        this.#say(
          snapTrouble({
            source: 'row',
            reason: 'inactive',
            message,
            severity: 'warning',
            object: { kind: 'Unit', name: this.#unit },
          }),
          line,
        );
    }
  }

  #takeExit(text: string): void {
    const code = /\(code=exited, status=(\d{1,3})/.exec(text.slice(0, 2_000))?.[1];
    if (code !== undefined && Number(code) > 0) this.#exitCode = Number(code);
  }
}

/** "snap.microk8s.daemon-kubelite.service" is the service "microk8s.daemon-kubelite" of snapd. */
function snapService(unit: string): string | undefined {
  return unit.startsWith('snap.') && unit.endsWith('.service') ? unit.slice(5, -'.service'.length) : undefined;
}

import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { oneLine } from '../shape/one-line.ts';
import { commandAfterPrompt } from '../shape/prompt.ts';
import { isPromptLine } from '../shape/prompt-line.ts';
import { ofSnap, snapTrouble } from './snap-trouble.ts';
import { toldFact } from './told-fact.ts';

const STEP =
  /^(?:Inspecting (?:system|Certificates|services|AppArmor configuration|kubernetes cluster|dqlite|juju)|Gathering system info|Building the report tarball|Copy |Inspect (?:kubernetes cluster|dqlite|Juju|kubeflow)|Report tarball is at |printing$)/;
const SERVICE = /^Service ((snap\.)?microk8s\.daemon-[a-z0-9-]{1,40}) is (not )?running/;
const VERDICT = /^(FAIL|WARNING): /;
/** By these a warning that was pasted alone is known to be MicroK8s'. */
const WARNINGS = [
  'IPtables FORWARD policy is DROP',
  'Firewall is enabled. Consider allowing pod traffic',
  'br_netfilter kernel module is loaded',
  'The memory cgroup is not enabled',
  'Cgroup v1 seems not to be enabled',
  'The low memory guard is enabled',
  'hostname contains capital letters',
  'The hostname of this server is',
  'deployments certificates will expire',
  'asyncio requests are exhausted',
  'number of inotify user',
  'No default route exists',
  'Port 16443 seems to be in use',
  'Docker is installed.',
  'SElinux is enabled',
  'outdated version of the hostpath-provisioner',
  'the lxc profile for MicroK8s might be missing',
];
/** Warnings that clusters give which work. */
const MAY_BE_SO = [
  'IPtables FORWARD policy is DROP',
  'Firewall is enabled. Consider allowing pod traffic',
  'number of inotify user',
];
const MOST_MORE_LINES = 14;
/** Where another line begins when the whole was joined to one. */
const JOINT =
  /(?<!(?:FAIL|WARNING):\s{0,4})\s(?=(?:FAIL|WARNING): |Service (?:snap\.)?microk8s\.daemon-|Inspecting |Gathering system |Building the report |Copy [a-z]{1,20} |Report tarball )/g;

/** `microk8s inspect` on the screen: services that are down, warnings; and the confinement by how it names services. */
export const microk8sInspect: Reader = {
  form: 'microk8s-inspect',
  from: ['microk8s inspect'],
  triggers: ['Inspecting ', 'Service microk8s.daemon-', 'Service snap.microk8s.daemon-', ...WARNINGS],
  open(line, say) {
    const text = (commandAfterPrompt(line.text) ?? line.text).trim();
    const from = commandAfterPrompt(line.text) === undefined ? 0 : text.indexOf('Inspecting system');
    if (from === -1) return null;
    const first = text.slice(from);
    const isOwnWarning = VERDICT.test(first) && isOwn(first);
    if (!/^Inspecting (?:system|services|Certificates)/.test(first) && !SERVICE.test(bare(first)) && !isOwnWarning)
      return null;
    const section = new InspectSection(say, !isOwnWarning);
    section.take(first, line);
    return section;
  },
};

function isOwn(text: string): boolean {
  return WARNINGS.some((words) => text.includes(words));
}

/** Without what stands before the service. */
function bare(text: string): string {
  return text.startsWith('FAIL: ') ? text.slice(6).trimStart() : text;
}

class InspectSection implements Section {
  readonly #say: Say;
  /** Among the steps of an inspection each warning is its own; those of a paste that begins with one are known by their words. */
  readonly #amongSteps: boolean;
  #confinement = false;
  /** The warning or failure whose text goes on. */
  #told: { readonly reason: string; readonly line: Line; readonly parts: string[]; blank: boolean } | undefined;

  constructor(say: Say, amongSteps: boolean) {
    this.#say = say;
    this.#amongSteps = amongSteps;
  }

  accept(line: Line): boolean {
    if (isPromptLine(line.text)) return false;
    return this.take(line.text, line);
  }

  take(text: string, line: Line): boolean {
    const trimmed = text.trim();
    if (trimmed === '') {
      if (this.#told) this.#told.blank = true;
      return true;
    }
    // The step's name needs a blank behind it to be a joint, so pieces are few and each is taken once.
    const pieces = trimmed.split(JOINT);
    if (pieces.length > 1) {
      for (const piece of pieces) this.take(piece, line);
      return true;
    }
    const service = SERVICE.exec(bare(trimmed));
    const verdict = VERDICT.exec(trimmed);
    if (verdict && !service && !this.#amongSteps && !isOwn(trimmed)) return false;
    if (service || verdict || STEP.test(trimmed)) {
      this.#finish();
      if (service) this.#confined(service[2] === undefined ? 'strict' : 'classic', line);
      if (service?.[3] !== undefined) this.#failed(service[1] ?? '', service[0], line);
      else if (verdict) this.#told = { reason: verdict[1] ?? '', line, parts: [bareVerdict(trimmed)], blank: false };
      return true;
    }
    if (trimmed.startsWith('For more details look at:')) return true;
    return this.#goesOn(text, trimmed);
  }

  close(): void {
    this.#finish();
  }

  /** Text of a warning below its first line: sentences, commands, braces; after an empty line only what is indented or a sentence on it. */
  #goesOn(text: string, trimmed: string): boolean {
    const told = this.#told;
    if (!told || told.parts.length > MOST_MORE_LINES) return false;
    if (told.blank ? !/^(?:\s{2}|Alternatively|Consider )/.test(text) : !/^[A-Za-z"'{}\s]/.test(text)) return false;
    told.parts.push(trimmed);
    told.blank = false;
    return true;
  }

  #confined(confinement: string, line: Line): void {
    if (this.#confinement) return;
    this.#confinement = true;
    this.#say(toldFact('microk8s-confinement', confinement), line);
  }

  #failed(service: string, text: string, line: Line): void {
    const name = service.startsWith('snap.') ? service.slice(5) : service;
    this.#say(snapTrouble({ source: 'inspection', reason: 'FAIL', message: oneLine([text]), ...ofSnap(name) }), line);
  }

  #finish(): void {
    if (!this.#told) return;
    const { reason, line, parts } = this.#told;
    this.#told = undefined;
    const message = oneLine(parts);
    const severity =
      reason === 'FAIL' ? 'error' : MAY_BE_SO.some((words) => message.includes(words)) ? 'normal' : 'warning';
    this.#say(snapTrouble({ source: 'inspection', reason, message, severity, ...ofSnap('microk8s') }), line);
  }
}

function bareVerdict(text: string): string {
  return text.replace(/^(?:FAIL|WARNING):\s*/, '');
}

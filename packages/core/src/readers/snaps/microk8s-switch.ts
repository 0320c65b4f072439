import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { isPromptLine } from '../shape/prompt-line.ts';

/** scripts/wrappers/common/utils.py: which repository an addon was taken from that was named without one. */
const INFERRED = /^\s{0,8}Infer repository ([\w.-]{1,60}) for addon ([a-z0-9][a-z0-9_.-]{0,60})\s{0,8}$/;
/** What enable and disable scripts and the kubectl in them print on their way. */
const STEP =
  /^\s{0,8}(?:(?:Enabling|Disabling|Applying|Restarting|Reconfiguring|Deploying|Waiting|Fetching|Downloading|Installing|Updating|Adding|Setting|Copy|Starting|Stopping|Creating) \S.{0,200}|[a-z][a-z.0-9]{1,100}\/[\w.:-]{1,253} (?:created|configured|unchanged|deleted|patched)|\S{1,80} "[\w.:-]{1,253}" (?:has been added to your repositories|deleted|created))$/;
const DONE = /^\s{0,8}(?:The )?([A-Za-z][\w -]{0,80}?)(?: addon| cluster)? is (?:now )?(enabled|disabled)\.?\s{0,8}$/;
const MOST_ADDONS = 20;

/** What `microk8s enable` and `disable` print when they do it: the addon is on or off once its script says so. */
export const microk8sSwitch: Reader = {
  form: 'microk8s-switch',
  from: ['microk8s enable', 'microk8s disable'],
  triggers: ['Infer repository '],
  open(line, say) {
    const section = new SwitchSection(say);
    return section.accept(line) ? section : null;
  },
};

class SwitchSection implements Section {
  readonly #say: Say;
  readonly #addons = new Map<string, { readonly name: string; readonly repository: string }>();

  constructor(say: Say) {
    this.#say = say;
  }

  accept(line: Line): boolean {
    if (isPromptLine(line.text)) return false;
    const [, repository, name] = INFERRED.exec(line.text.slice(0, 200)) ?? [];
    if (repository !== undefined && name !== undefined) {
      if (this.#addons.size < MOST_ADDONS) this.#addons.set(lettersOf(name), { name, repository });
      return true;
    }
    if (this.#addons.size === 0) return false;
    const [, title, state] = DONE.exec(line.text.slice(0, 200)) ?? [];
    // "Metrics-Server is enabled": the title is the name, spelt as people do.
    const addon = title === undefined ? undefined : this.#addons.get(lettersOf(title));
    if (addon) this.#say({ kind: 'fact', about: 'addon', enabled: state === 'enabled', ...addon }, line);
    return title !== undefined || STEP.test(line.text.slice(0, 500));
  }

  close(): void {
    this.#addons.clear();
  }
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

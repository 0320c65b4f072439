import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { isPromptLine } from '../shape/prompt-line.ts';
import { typedCommand } from '../shape/typed-command.ts';
import { wordsOf } from '../shape/words-of.ts';
import { ofSnap, snapTrouble } from './snap-trouble.ts';

const NAME = /^[a-z0-9][a-z0-9_.-]{0,60}$/;
const NOT_RUNNING = 'microk8s is not running';
/** Lines of the status that are no addons. */
const OWN =
  /^(?:microk8s is running|microk8s:|running:|high-availability:|enabled:|disabled:|addons:|nodes:|datastore |- ?address:|role:|message:|[\da-f.:[\]]{3,60}:\d{1,5}$|https?:\/\/\S{1,200}:\d{1,5})/;

/** `microk8s status`, also `--format short` and `--format yaml`: whether it runs, and which addons are on. */
export const microk8sStatus: Reader = {
  form: 'microk8s-status',
  from: ['microk8s status', 'microk8s status --format short', 'microk8s status --format yaml'],
  triggers: [NOT_RUNNING, 'microk8s is running', 'microk8s:', 'high-availability:', 'addons:', 'enabled:', 'disabled:'],
  open(line, say) {
    const typed = typedCommand(line.text);
    const text = (typed ?? line.text).trim();
    const stopped = text.indexOf(NOT_RUNNING);
    if (stopped === 0 || (stopped !== -1 && (/^microk8s[ .]/.test(typed ?? '') || text.startsWith('message:')))) {
      sayStopped(text.slice(stopped), line, say);
      return { accept: () => false, close() {} };
    }
    const running = text.indexOf('microk8s is running');
    const from = typed === undefined ? 0 : running;
    if (from === -1) return null;
    const isWhole = ['addons:', 'enabled:', 'disabled:', 'microk8s:', 'high-availability:'].includes(text);
    if (!isWhole && running !== from && !/^(?:high-availability: (?:yes|no)|addons: )/.test(text)) return null;
    const section = new StatusSection(say);
    return section.take(text.slice(from), line) ? section : null;
  },
};

function sayStopped(text: string, line: Line, say: Say): void {
  const message = text.slice(0, 200);
  say(snapTrouble({ source: 'command', message, from: 'microk8s', ...ofSnap('microk8s') }), line);
}

class StatusSection implements Section {
  readonly #say: Say;
  /** Whether the addons that follow are enabled; null until a title says so. */
  #enabled: boolean | null = null;
  /** An addon as YAML has it, on several lines; and whether such addons have begun. */
  #item: { readonly name: string; repository?: string } | undefined;

  constructor(say: Say) {
    this.#say = say;
  }

  accept(line: Line): boolean {
    const text = line.text.trim();
    if (text === '') return true;
    return !isPromptLine(line.text) && this.take(text, line);
  }

  take(text: string, line: Line): boolean {
    if (text.includes(' # ') && text.includes('abled: ')) return this.#takeFlat(wordsOf(text), line);
    if (text.startsWith('message:') && text.includes(NOT_RUNNING)) {
      sayStopped(text.slice(text.indexOf(NOT_RUNNING)), line, this.#say);
      return true;
    }
    if (text === 'enabled:' || text === 'disabled:') {
      this.#enabled = text === 'enabled:';
      return true;
    }
    if (OWN.test(text)) {
      if (/ \S{1,60}: (?:en|dis)abled/.test(text)) this.#takeShortWords(wordsOf(text), line);
      return true;
    }
    return (
      this.#takeShort(text, line) || this.#takePretty(text, line) || this.#takeYaml(text, line) || this.#takeBare(line)
    );
  }

  close(): void {}

  /** "core/dns: enabled", "dns: disabled" */
  #takeShort(text: string, line: Line): boolean {
    const words = wordsOf(text);
    if (words.length < 2 || words.length % 2 !== 0) return false;
    return this.#takeShortWords(words, line);
  }

  #takeShortWords(words: readonly string[], line: Line): boolean {
    let taken = false;
    for (const [at, state] of words.entries()) {
      const word = words[at - 1] ?? '';
      if ((state !== 'enabled' && state !== 'disabled') || !word.endsWith(':') || word === 'status:') continue;
      const [name = '', repository] = word.slice(0, -1).split('/', 2).reverse();
      taken = this.#sayAddon(name, repository, state === 'enabled', line) || taken;
    }
    return taken;
  }

  /** "dns                  # (core) CoreDNS"; releases before 1.24 had no repository. */
  #takePretty(text: string, line: Line): boolean {
    const [name = '', hash, repository = ''] = wordsOf(text.slice(0, 300));
    if (hash !== '#' || !NAME.test(name)) return false;
    if (this.#enabled !== null) this.#sayAddon(name, repositoryOf(repository), this.#enabled, line);
    return true;
  }

  /** "- name: dns", "repository: core", "status: enabled" */
  #takeYaml(text: string, line: Line): boolean {
    const entry = text.startsWith('- ') ? text.slice(2) : text;
    const colon = entry.indexOf(':');
    const key = entry.slice(0, Math.max(colon, 0));
    const value = entry.slice(colon + 1).trim();
    if (key === 'name' && NAME.test(value)) this.#item = { name: value };
    else if (!this.#item) return false;
    else if (key === 'repository') this.#item.repository = value;
    else if (key === 'status') {
      this.#sayAddon(this.#item.name, this.#item.repository, value === 'enabled', line);
      this.#item = undefined;
    } else return key === 'description' || key === 'version';
    return true;
  }

  /** In older releases an addon is its name alone, in YAML an item. */
  #takeBare(line: Line): boolean {
    const name = /^ {1,8}(?:- )?([a-z0-9][a-z0-9-]{0,60})\s{0,8}$/.exec(line.text.slice(0, 100))?.[1];
    if (name === undefined || this.#enabled === null) return false;
    return this.#sayAddon(name, undefined, this.#enabled, line);
  }

  /** The whole on one line: names stand before "#", the titles between addons. */
  #takeFlat(words: readonly string[], line: Line): boolean {
    for (const [at, word] of words.entries()) {
      if (word === 'enabled:' || word === 'disabled:') this.#enabled = word === 'enabled:';
      const name = words[at - 1] ?? '';
      if (word === '#' && this.#enabled !== null)
        this.#sayAddon(name, repositoryOf(words[at + 1] ?? ''), this.#enabled, line);
    }
    return true;
  }

  #sayAddon(name: string, repository: string | undefined, enabled: boolean, line: Line): boolean {
    if (!NAME.test(name)) return false;
    const told = repository !== undefined && NAME.test(repository) ? { repository } : {};
    this.#say({ kind: 'fact', about: 'addon', name, enabled, ...told }, line);
    return true;
  }
}

function repositoryOf(word: string): string | undefined {
  return word.startsWith('(') && word.endsWith(')') ? word.slice(1, -1) : undefined;
}

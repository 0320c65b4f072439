import type { Line } from '../../decode/line.ts';
import type { SnapFact } from '../../evidence/fact.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { oneLine } from '../shape/one-line.ts';
import { isPromptLine } from '../shape/prompt-line.ts';
import { typedCommand } from '../shape/typed-command.ts';
import { wordsOf } from '../shape/words-of.ts';
import { inactiveDaemon } from './microk8s-daemons.ts';
import { notesOf } from './notes-of.ts';
import { isSnapName } from './snap-name.ts';
import { ofSnap, snapTrouble } from './snap-trouble.ts';
import { toldFact } from './told-fact.ts';

const KEYS =
  'name summary publisher store-url contact links license description commands services notes snap-id tracking refresh-date hold hold-by-user channels installed health version base type path build-date sha3-384 cohort price components website warning latest grade'.split(
    ' ',
  );
/** Lines of a description whose indentation was lost; longer ones end the form. */
const MOST_UNKNOWN_LINES = 60;

/** `snap info SNAP`, also `--verbose`, of a snap that is installed. */
export const snapInfo: Reader = {
  form: 'snap-info',
  from: ['snap info SNAP', 'snap info --verbose SNAP'],
  triggers: ['name:  ', 'snap info ', 'summary:', 'tracking:', 'installed:'],
  open(line, say) {
    const typed = typedCommand(line.text);
    const asked = wordsOf(typed ?? '');
    if (typed !== undefined) {
      if (asked[0] !== 'snap' || asked[1] !== 'info') return null;
      const name = asked.slice(2).find(isSnapName);
      const section = new InfoSection(say, name, line);
      const rest = typed.indexOf(' name:');
      if (rest !== -1) section.takeFlat(typed.slice(rest + 1), line);
      return section;
    }
    const key = keyOf(line.text);
    if (key === undefined || !['name', 'summary', 'tracking', 'installed'].includes(key)) return null;
    const section = new InfoSection(say, undefined, line);
    if (line.text.includes(' installed:') || line.text.includes(' tracking:')) section.takeFlat(line.text, line);
    else section.accept(line);
    return section;
  },
};

/** The key at the beginning of a line that is not indented. */
function keyOf(text: string): string | undefined {
  const colon = text.indexOf(':');
  const key = text.slice(0, Math.max(colon, 0));
  return KEYS.includes(key) && /^(?:\s|$)/.test(text.slice(colon + 1)) ? key : undefined;
}

class InfoSection implements Section {
  readonly #say: Say;
  #name: string | undefined;
  #at: Line;
  #key = '';
  #unknown = 0;
  #tracking: string | undefined;
  #base: string | undefined;
  #confinement: string | undefined;
  #devmode = false;
  #installed: Pick<SnapFact, 'version' | 'revision' | 'notes'> | undefined;
  #healthKey = '';
  #health: { reason: string; message: string; line: Line } | undefined;

  constructor(say: Say, name: string | undefined, line: Line) {
    this.#say = say;
    this.#name = name;
    this.#at = line;
  }

  accept(line: Line): boolean {
    const { text } = line;
    if (text.trim() === '') return this.#key === 'description' || this.#installed === undefined;
    if (text === '---' || isPromptLine(text)) return false;
    const key = keyOf(text);
    if (key === undefined) return this.#under(text, line);
    if (key === 'name' && this.#key !== '') return false;
    this.#key = key;
    this.#take(key, text.slice(key.length + 1).trim(), line);
    return true;
  }

  /** The whole answer on one line. */
  takeFlat(text: string, line: Line): void {
    for (const key of ['name', 'base', 'tracking', 'installed']) {
      const at = key === 'name' && text.startsWith('name:') ? 0 : text.indexOf(` ${key}:`) + 1;
      if (at > 0 || text.startsWith(`${key}:`)) this.#take(key, text.slice(at + key.length + 1).trim(), line);
    }
    this.#key = 'installed';
  }

  close(): void {
    const name = this.#name;
    if (name === undefined) return;
    if (this.#installed || this.#tracking !== undefined) {
      this.#say(
        {
          kind: 'fact',
          about: 'snap',
          name,
          notes: [],
          ...this.#installed,
          ...(this.#tracking === undefined ? {} : { tracking: this.#tracking }),
          ...(this.#base === undefined ? {} : { base: this.#base }),
        },
        this.#at,
      );
    }
    if (name === 'microk8s' && this.#installed && this.#confinement !== undefined)
      this.#say(toldFact('microk8s-confinement', this.#devmode ? 'devmode' : this.#confinement), this.#at);
    if (this.#health && ['blocked', 'error'].includes(this.#health.reason)) {
      const { reason, message: told, line } = this.#health;
      // A message that YAML needs quotes for has them.
      const message = told.length > 1 && told.startsWith('"') && told.endsWith('"') ? told.slice(1, -1) : told;
      this.#say(snapTrouble({ source: 'row', reason, message: message || `${name} ${reason}`, ...ofSnap(name) }), line);
    }
  }

  #take(key: string, value: string, line: Line): void {
    const words = wordsOf(value);
    const [first = ''] = words;
    if (key === 'name' && isSnapName(first)) {
      this.#name = first;
      this.#at = line;
    } else if (key === 'tracking' && first !== '') this.#tracking = first;
    else if (key === 'base' && isSnapName(first)) this.#base = first;
    else if (key === 'installed' && first !== '') {
      const revision = /^\((x?\d{1,10})\)$/.exec(words[1] ?? '')?.[1];
      const { length } = words;
      // version, (revision), size, notes
      const notes = revision !== undefined && length >= 4 ? notesOf(words[3] ?? '') : [];
      this.#installed = { version: first, ...(revision === undefined ? {} : { revision }), notes };
    }
  }

  /** A line below a key. */
  #under(text: string, line: Line): boolean {
    const trimmed = text.trim();
    const colon = trimmed.indexOf(':');
    const name = trimmed.slice(0, Math.max(colon, 0));
    const value = trimmed.slice(colon + 1).trim();
    if (this.#key === 'health') this.#takeHealth(trimmed, line);
    if (this.#key === 'notes' && name === 'confinement' && value !== '') this.#confinement = value;
    if (this.#key === 'notes' && name === 'devmode') this.#devmode = value === 'true';
    if (this.#key === 'services') {
      const [, startup, current] = value.split(',').map((word) => word.trim());
      const trouble = current === 'inactive' ? inactiveDaemon(name, startup === 'enabled', oneLine([trimmed])) : null;
      if (trouble) this.#say(trouble, line);
    }
    if (this.#key === 'commands' || this.#key === 'services') this.#nameFrom(trimmed);
    if (/^\s/.test(text) || trimmed.startsWith('- ')) return true;
    return this.#key === 'description' && this.#unknown++ < MOST_UNKNOWN_LINES;
  }

  /** Status and message; a message is folded at the width of the terminal. */
  #takeHealth(trimmed: string, line: Line): void {
    const [, key = '', value = ''] =
      /^(status|message|code|checked|revision):\s*(.*)$/.exec(trimmed.slice(0, 2_000)) ?? [];
    if (key === 'status') this.#health = { reason: value, message: '', line };
    const health = this.#health;
    const isFold = key === '' && this.#healthKey === 'message';
    if (health && (key === 'message' || isFold))
      this.#health = { ...health, message: oneLine([health.message, key === '' ? trimmed : value]) };
    if (key !== '') this.#healthKey = key;
  }

  /** Commands and services begin with the snap's name; the head of the answer may be cut off. */
  #nameFrom(item: string): void {
    const name = (item.startsWith('- ') ? item.slice(2) : item).split(/[.:]/, 1)[0] ?? '';
    if (this.#name === undefined && isSnapName(name)) this.#name = name;
  }
}

import type { Line } from '../../decode/line.ts';
import type { ConnectionFact } from '../../evidence/fact.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { isPromptLine } from '../shape/prompt-line.ts';
import { wordsOf } from '../shape/words-of.ts';
import { endpointOf } from './snap-connections.ts';
import { isSnapName } from './snap-name.ts';

type Endpoint = NonNullable<ConnectionFact['plug']>;

/** `snap interfaces`, the older table of slots and the plugs connected to each. */
export const snapInterfaces: Reader = {
  form: 'snap-interfaces',
  from: ['snap interfaces'],
  triggers: ['Slot   ', 'Slot Plug', 'Slot  Plug', 'Slot\tPlug'],
  open(line, say) {
    const words = wordsOf(line.text);
    if (words[0] !== 'Slot' || words[1] !== 'Plug') return null;
    const section = new InterfacesSection(say);
    section.takeWords(words.slice(2), line);
    return section;
  },
};

class InterfacesSection implements Section {
  readonly #say: Say;
  /** The slot whose plugs go on in the next line, since the last one ended with a comma. */
  #open: Endpoint | 'none' | undefined;

  constructor(say: Say) {
    this.#say = say;
  }

  accept(line: Line): boolean {
    const words = wordsOf(line.text);
    if (words.length === 0) return true;
    return !isPromptLine(line.text) && this.takeWords(words, line);
  }

  /** Slots and plugs by turns; plugs may be cut after a comma. */
  takeWords(words: readonly string[], line: Line): boolean {
    let at = 0;
    while (at < words.length) {
      const goesOn = this.#open;
      const slot = goesOn ?? endpointOf(words[at] ?? '');
      const cell = words[goesOn ? at : at + 1];
      if (slot === null || cell === undefined || !this.#row(slot, cell, line)) return at > 0;
      at += goesOn ? 1 : 2;
    }
    return true;
  }

  close(): void {}

  #row(slot: Endpoint | 'none', cell: string, line: Line): boolean {
    const plugs = cell
      .split(',')
      .filter((plug) => plug !== '' && plug !== '-')
      .map((plug) => plugOf(plug, slot));
    if (plugs.some((plug) => plug === null) || (slot === 'none' && plugs.length === 0)) return false;
    for (const plug of plugs) if (plug) this.#say(connection(slot, plug), line);
    if (plugs.length === 0 && this.#open === undefined) this.#say(connection(slot, undefined), line);
    this.#open = cell.endsWith(',') ? slot : undefined;
    return true;
  }
}

/** A plug that has the slot's name stands there as its snap alone. */
function plugOf(cell: string, slot: Endpoint | 'none'): Endpoint | null {
  if (cell.includes(':')) {
    const plug = endpointOf(cell);
    return plug === 'none' ? null : plug;
  }
  return slot !== 'none' && isSnapName(cell) ? { snap: cell, name: slot.name } : null;
}

/** Slots of the system have the name of their interface; of others the form does not tell it. */
function connection(slot: Endpoint | 'none', plug: Endpoint | undefined): ConnectionFact {
  const ofSystem = slot !== 'none' && (slot.snap === 'system' || slot.snap === 'core' || slot.snap === 'snapd');
  return {
    kind: 'fact',
    about: 'connection',
    interface: ofSystem ? slot.name : '',
    ...(plug ? { plug } : {}),
    ...(slot === 'none' ? {} : { slot }),
    notes: [],
  };
}

import type { Line } from '../../decode/line.ts';
import type { ConnectionFact } from '../../evidence/fact.ts';
import type { Say } from '../reader.ts';
import { type Cells, type RowTaker, wordTableReader } from '../shape/word-table.ts';
import { wordsOf } from '../shape/words-of.ts';
import { notesOf } from './notes-of.ts';
import { isSnapName } from './snap-name.ts';

/** Rows that are kept until the table's end tells whether it is whole; a system has some hundred connections. */
const MOST_ROWS = 2_000;

/** `snap connections`, of one snap or of all. */
export const snapConnections = wordTableReader({
  form: 'snap-connections',
  from: ['snap connections', 'snap connections SNAP'],
  triggers: ['snap connections', 'Interface ', 'Interface\t'],
  headers: [['Interface', 'Plug', 'Slot', 'Notes']],
  command: 'snap connections',
  begins: (word) => interfaceOf(word) !== undefined,
  open: takeConnections,
});

function takeConnections(say: Say, command: string | undefined): RowTaker {
  const kept: { readonly fact: ConnectionFact; readonly line: Line }[] = [];
  let tooMany = false;
  return {
    row(cells, line) {
      const fact = connectionOf(cells);
      if (fact === null) return false;
      if (kept.length < MOST_ROWS) kept.push({ fact, line });
      else {
        tooMany = true;
        say(fact, line);
      }
      return true;
    },
    close(whole) {
      const facts = kept.map(({ fact }) => fact);
      const tableOf = whole && !tooMany ? wholeTableOf(facts, command) : undefined;
      for (const { fact, line } of kept) say(tableOf === undefined ? fact : { ...fact, tableOf }, line);
    },
  };
}

function connectionOf(cells: Cells): ConnectionFact | null {
  const name = interfaceOf(cells.Interface ?? '');
  const plug = endpointOf(cells.Plug ?? '');
  const slot = endpointOf(cells.Slot ?? '');
  if (name === undefined || plug === null || slot === null || (plug === 'none' && slot === 'none')) return null;
  return {
    kind: 'fact',
    about: 'connection',
    interface: name,
    ...(plug === 'none' ? {} : { plug }),
    ...(slot === 'none' ? {} : { slot }),
    notes: notesOf(cells.Notes ?? ''),
  };
}

/** "content[gtk-3-themes]" is of the interface "content". */
function interfaceOf(cell: string): string | undefined {
  const bracket = cell.indexOf('[');
  if (bracket !== -1 && !cell.endsWith(']')) return undefined;
  const name = bracket === -1 ? cell : cell.slice(0, bracket);
  return /^[a-z][a-z0-9-]{0,80}$/.test(name) ? name : undefined;
}

/** "microk8s:network", ":network" of the system, "-" for none; null for anything else. */
export function endpointOf(cell: string): NonNullable<ConnectionFact['plug']> | 'none' | null {
  if (cell === '-' || cell === '–') return 'none';
  const colon = cell.indexOf(':');
  const snap = cell.slice(0, colon);
  const name = cell.slice(colon + 1);
  if (colon === -1 || !/^[a-z0-9-]{1,80}$/i.test(name) || (snap !== '' && !isSnapName(snap))) return null;
  return { snap: snap === '' ? 'system' : snap, name };
}

/**
 * The snap of which this is the whole table. Asked for one snap, snap lists all its plugs; asked for none, only those that are
 * connected (cmd_connections.go), so without the command a plug of it that is not connected has to stand there.
 */
function wholeTableOf(facts: readonly ConnectionFact[], command: string | undefined): string | undefined {
  const asked = command === undefined ? undefined : wordsOf(command).slice(2);
  if (asked && asked.length !== 1) return undefined;
  const name = asked && asked[0] !== '--all' ? asked[0] : snapOfAll(facts);
  if (name === undefined || name === 'system') return undefined;
  if (!facts.every(({ plug, slot }) => plug?.snap === name || slot?.snap === name)) return undefined;
  const told = asked !== undefined || facts.some(({ plug, slot }) => plug?.snap === name && slot === undefined);
  return told ? name : undefined;
}

function snapOfAll(facts: readonly ConnectionFact[]): string | undefined {
  const [first, ...rest] = facts;
  const inAll = [first?.plug?.snap, first?.slot?.snap].filter(
    (name) =>
      name !== undefined &&
      name !== 'system' &&
      rest.every(({ plug, slot }) => plug?.snap === name || slot?.snap === name),
  );
  // Two snaps that share every row leave open whose table it is.
  return new Set(inAll).size === 1 ? inAll[0] : undefined;
}

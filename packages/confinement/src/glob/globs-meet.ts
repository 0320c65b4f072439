import { ACCEPT, type Automaton, BYTE, FORK } from './automaton.ts';
import { addByte, type ByteSet, emptyByteSet } from './byte-set.ts';
import { buildAutomaton, readPattern } from './compile-glob.ts';
import type { Expression } from './expression.ts';
import type { Variables } from './variables.ts';

/** Pairs of states looked at before giving up; two ordinary rules need a few thousand. */
const MAX_PAIRS = 200_000;

/** A path pattern prepared for `globsMeet`. */
export interface MeetingGlob {
  /** Without stars and classes: what the compiler calls an exact match. */
  readonly fixed: boolean;
  readonly automaton: Automaton;
}

/** Prepares a path pattern, or undefined when it does not compile. */
export function prepareMeeting(pattern: string, vars: Variables): MeetingGlob | undefined {
  const expression = readPattern(pattern, { vars, kind: 'path' });
  if (!expression.ok) return undefined;
  return { fixed: isFixed(expression.value), automaton: buildAutomaton(expression.value) };
}

/** Whether some path matches both patterns; `unknown` when they are too large to tell. */
export function globsMeet(left: MeetingGlob, right: MeetingGlob): boolean | 'unknown' {
  return automataMeet(left.automaton, right.automaton);
}

function isFixed(expression: Expression): boolean {
  switch (expression.kind) {
    case 'byte':
      return true;
    case 'sequence':
      return expression.items.every(isFixed);
    case 'choice':
      return expression.options.every(isFixed);
    default:
      return false;
  }
}

function automataMeet(left: Automaton, right: Automaton): boolean | 'unknown' {
  const width = right.kinds.length;
  const seen = new Set<number>();
  const open: number[] = [];
  const visit = (l: number, r: number) => {
    const key = l * width + r;
    if (!seen.has(key)) {
      seen.add(key);
      open.push(key);
    }
  };
  visit(left.start, right.start);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.size > MAX_PAIRS) return 'unknown';
    const l = Math.floor(key / width);
    const r = key % width;
    if (left.kinds[l] === FORK) {
      visit(left.first[l] as number, r);
      visit(left.next[l] as number, r);
    } else if (right.kinds[r] === FORK) {
      visit(l, right.first[r] as number);
      visit(l, right.next[r] as number);
    } else if (left.kinds[l] === ACCEPT || right.kinds[r] === ACCEPT) {
      if (left.kinds[l] === right.kinds[r]) return true;
    } else if (setsMeet(takenBytes(left, l), takenBytes(right, r))) {
      visit(left.next[l] as number, right.next[r] as number);
    }
  }
  return false;
}

function takenBytes(automaton: Automaton, state: number): ByteSet {
  const value = automaton.first[state] as number;
  if (automaton.kinds[state] !== BYTE) return automaton.sets[value] ?? emptyByteSet();
  const one = emptyByteSet();
  addByte(one, value);
  return one;
}

function setsMeet(a: ByteSet, b: ByteSet): boolean {
  return a.some((word, at) => (word & (b[at] as number)) !== 0);
}

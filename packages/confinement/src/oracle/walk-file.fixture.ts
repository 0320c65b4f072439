import type { FileAccess } from '../access.ts';
import { accessPath } from '../meaning/file.ts';
import { type CompiledAutomaton, START } from './compiled-automaton.fixture.ts';

const EXEC = 1;
const WRITE = 2;
const LINK = 0x10;
const LOCK = 0x20;
/** In the state of a pair of names, the bit that is a lock elsewhere. */
const SUBSET = LOCK;
/** Creating and deleting have no bit of their own: the kernel takes them from writing. */
const LETTERS: Readonly<Record<string, number>> = {
  x: EXEC,
  w: WRITE,
  r: 4,
  a: 8,
  l: LINK,
  k: LOCK,
  m: 0x40,
  c: WRITE,
  d: WRITE,
};

interface Permissions {
  readonly bits: number;
  readonly transition: number;
}

/** File permissions: the low fourteen bits for the owner, the next fourteen for others, each seven rights and a transition. */
export function walkFile(automaton: CompiledAutomaton, access: FileAccess): boolean {
  const path = accessPath(access) ?? new Uint8Array();
  const owner = access.owner === true;
  const state = automaton.walk(START, path);
  const named = permissionsOf(automaton, state, owner);
  const request = [...access.mask].reduce((bits, letter) => bits | (LETTERS[letter] ?? 0), 0);
  if ((named.bits & request) !== request) return false;
  return (request & LINK) === 0 || linkPermitted(automaton, state, named, access.target ?? '', owner);
}

function linkPermitted(
  automaton: CompiledAutomaton,
  state: number,
  named: Permissions,
  target: string,
  owner: boolean,
): boolean {
  const pair = permissionsOf(automaton, automaton.walk(state, 0, target), owner);
  if ((pair.bits & LINK) === 0) return false;
  if ((pair.bits & SUBSET) === 0) return true;
  const onTarget = permissionsOf(automaton, automaton.walk(START, target), owner);
  if ((named.bits & ~LINK & ~onTarget.bits) !== 0) return false;
  return (named.bits & EXEC) === 0 || transitionWithin(named.transition, onTarget.transition);
}

/** The same transition, and not with the environment kept where the target's is cleaned. */
function transitionWithin(link: number, target: number): boolean {
  const unsafe = 0x2;
  return (link & ~unsafe) === (target & ~unsafe) && ((link & unsafe) === 0 || (target & unsafe) !== 0);
}

function permissionsOf(automaton: CompiledAutomaton, state: number, owner: boolean): Permissions {
  const half = (automaton.accepts(state) >>> (owner ? 0 : 14)) & 0x3fff;
  return { bits: half & 0x7f, transition: half >>> 7 };
}

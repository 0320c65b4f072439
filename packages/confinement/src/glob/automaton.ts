import { type ByteSet, emptyByteSet, hasByte } from './byte-set.ts';
import type { Expression } from './expression.ts';

/** States of a Thompson automaton as parallel lists: a state takes a byte, one of a set, forks, or accepts. */
export interface Automaton {
  readonly kinds: Uint8Array;
  /** `BYTE`: the byte; `SET`: index in `sets`; `FORK`: the first target; `ACCEPT`: what is accepted. */
  readonly first: Int32Array;
  /** `FORK`: the second target; else the next state. */
  readonly next: Int32Array;
  readonly sets: readonly ByteSet[];
  readonly start: number;
}

export const BYTE = 0;
const SET = 1;
export const FORK = 2;
export const ACCEPT = 3;

/** Collects the states of one or many expressions, back to front: each is told which state follows it. */
export class AutomatonBuilder {
  readonly #kinds: number[] = [];
  readonly #first: number[] = [];
  readonly #next: number[] = [];
  readonly #sets: ByteSet[] = [];
  readonly #setNumbers = new Map<string, number>();

  get size(): number {
    return this.#kinds.length;
  }

  add(kind: number, first: number, next: number): number {
    this.#kinds.push(kind);
    this.#first.push(first);
    this.#next.push(next);
    return this.#kinds.length - 1;
  }

  /** Adds the states for `expression` before the state `next`; returns where it begins. */
  prepend(expression: Expression, next: number): number {
    switch (expression.kind) {
      case 'byte':
        return this.add(BYTE, expression.byte, next);
      case 'set':
        return this.add(SET, this.#setNumber(expression.set), next);
      case 'sequence':
        return expression.items.reduceRight((after, item) => this.prepend(item, after), next);
      case 'choice':
        return expression.options
          .map((option) => this.prepend(option, next))
          .reduceRight((right, left) => this.add(FORK, left, right));
      case 'star': {
        const fork = this.add(FORK, 0, next);
        this.#first[fork] = this.prepend(expression.item, fork);
        return fork;
      }
    }
  }

  finish(start: number): Automaton {
    return {
      kinds: Uint8Array.from(this.#kinds),
      first: Int32Array.from(this.#first),
      next: Int32Array.from(this.#next),
      sets: this.#sets,
      start,
    };
  }

  #setNumber(set: ByteSet): number {
    const key = set.join();
    let number = this.#setNumbers.get(key);
    if (number === undefined) {
      number = this.#sets.length;
      this.#sets.push(set);
      this.#setNumbers.set(key, number);
    }
    return number;
  }
}

/** How many states the automaton of `expression` has, without building it. */
export function countStates(expression: Expression): number {
  switch (expression.kind) {
    case 'byte':
    case 'set':
      return 1;
    case 'sequence':
      return expression.items.reduce((sum, item) => sum + countStates(item), 0);
    case 'choice':
      return expression.options.reduce((sum, option) => sum + countStates(option) + 1, 0);
    case 'star':
      return 1 + countStates(expression.item);
  }
}

/** A set of states that is emptied in constant time. */
class StateList {
  readonly states: number;
  readonly #members: Int32Array;
  readonly #place: Int32Array;
  size = 0;

  constructor(states: number) {
    this.states = states;
    this.#members = new Int32Array(states);
    this.#place = new Int32Array(states);
  }

  add(state: number): boolean {
    const place = this.#place[state] as number;
    if (place < this.size && this.#members[place] === state) return false;
    this.#place[state] = this.size;
    this.#members[this.size++] = state;
    return true;
  }

  at(index: number): number {
    return this.#members[index] as number;
  }
}

/** Two lists that one run after the other uses: most runs are over sooner than lists are made. What an earlier run left in them does no harm. */
let lists: [StateList, StateList] = [new StateList(256), new StateList(256)];

function listsFor(states: number): [StateList, StateList] {
  if (states > lists[0].states) lists = [new StateList(states), new StateList(states)];
  lists[0].size = 0;
  return lists;
}

/**
 * Runs all states side by side, so that the work is at most states × bytes whatever the pattern; `steps` counts it.
 */
export function runAutomaton(automaton: Automaton, bytes: Uint8Array): { matched: boolean; steps: number } {
  const { kinds, first, next, sets } = automaton;
  let [now, then] = listsFor(kinds.length);
  let steps = 0;
  now.add(automaton.start);
  for (let at = 0; now.size > 0; at++) {
    const byte = at < bytes.length ? (bytes[at] as number) : -1;
    then.size = 0;
    for (let index = 0; index < now.size; index++) {
      const state = now.at(index);
      steps += 1;
      const kind = kinds[state];
      const value = first[state] as number;
      if (kind === FORK) {
        now.add(value);
        now.add(next[state] as number);
      } else if (byte === -1) {
        if (kind === ACCEPT) return { matched: true, steps };
      } else if (kind === BYTE ? value === byte : kind === SET && hasByte(sets[value] ?? emptyByteSet(), byte)) {
        then.add(next[state] as number);
      }
    }
    [now, then] = [then, now];
  }
  return { matched: false, steps };
}

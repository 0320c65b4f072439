import { HEADER } from './index-layout.ts';

/** States kept before the cache is emptied; with their lists of nodes at most some 8 MB. */
const MAX_STATES = 8192;
const MAX_MEMBERS = 1 << 20;
const FIRST_STATES = 256;
const UNKNOWN = -1;
const NOTHING = new Uint32Array(0);

/**
 * Walks all patterns at once: a state is the set of nodes a path can have reached. States are made when first needed and
 * kept, so that a path that was seen costs one table access per byte; a full cache is emptied and filled anew.
 */
export class StateCache {
  readonly #words: Uint32Array;
  readonly #classCount: number;
  readonly #classOf: Uint8Array;
  /** Position of a node in `#gathered` when `#round` says it was put there now. */
  readonly #mark: Uint32Array;
  #round = 0;
  readonly #gathered: number[] = [];

  #transitions: Int32Array;
  readonly #memberStart: number[] = [];
  #members = new Uint32Array(4096);
  #memberCount = 0;
  readonly #results: (Uint32Array | undefined)[] = [];
  readonly #byHash = new Map<number, number[]>();

  readonly #maxStates: number;
  readonly #maxMembers: number;

  constructor(words: Uint32Array, { maxStates = MAX_STATES, maxMembers = MAX_MEMBERS } = {}) {
    this.#words = words;
    this.#maxStates = maxStates;
    this.#maxMembers = maxMembers;
    this.#classCount = words[HEADER.classCount] as number;
    const classesAt = words[HEADER.classes] as number;
    this.#classOf = new Uint8Array(words.buffer, words.byteOffset + classesAt * 4, 256);
    this.#mark = new Uint32Array(words[HEADER.nodes] as number);
    this.#transitions = new Int32Array(FIRST_STATES * this.#classCount).fill(UNKNOWN);
    this.#reset();
  }

  get stateCount(): number {
    return this.#memberStart.length - 1;
  }

  lookup(path: Uint8Array): Uint32Array {
    let state = 1;
    for (let at = 0; at < path.length; at++) {
      const byteClass = this.#classOf[path[at] as number] as number;
      const next = this.#transitions[state * this.#classCount + byteClass] as number;
      state = next === UNKNOWN ? this.#advance(state, byteClass) : next;
      if (state === 0) return NOTHING;
    }
    this.#results[state] ??= this.#accepted(state);
    return this.#results[state] as Uint32Array;
  }

  /** State 0 is the empty set, state 1 where every path begins. */
  #reset(): void {
    this.#memberStart.length = 0;
    this.#memberStart.push(0);
    this.#memberCount = 0;
    this.#results.length = 0;
    this.#byHash.clear();
    this.#transitions.fill(UNKNOWN);
    this.#begin();
    this.#intern();
    this.#begin();
    this.#reach(0);
    this.#intern();
  }

  #advance(state: number, byteClass: number): number {
    const words = this.#words;
    const literalStart = words[HEADER.literalStart] as number;
    const literals = words[HEADER.literals] as number;
    const setEdgeStart = words[HEADER.setEdgeStart] as number;
    const setEdges = words[HEADER.setEdges] as number;
    const sets = (words[HEADER.sets] as number) + (byteClass >> 5);
    const setWords = words[HEADER.setWords] as number;
    const bit = 1 << (byteClass & 31);
    this.#begin();
    const end = this.#memberStart[state + 1] as number;
    for (let member = this.#memberStart[state] as number; member < end; member++) {
      const node = this.#members[member] as number;
      this.#reachLiteral(
        literals,
        words[literalStart + node] as number,
        words[literalStart + node + 1] as number,
        byteClass,
      );
      const lastEdge = words[setEdgeStart + node + 1] as number;
      for (let edge = words[setEdgeStart + node] as number; edge < lastEdge; edge += 2) {
        const set = words[setEdges + edge] as number;
        if (((words[sets + set * setWords] as number) & bit) !== 0) this.#reach(words[setEdges + edge + 1] as number);
      }
    }
    if (this.#memberStart.length > this.#maxStates || this.#memberCount + this.#gathered.length > this.#maxMembers) {
      const gathered = this.#gathered.slice();
      this.#reset();
      this.#gathered.length = 0;
      for (const node of gathered) this.#gathered.push(node);
      return this.#intern();
    }
    const next = this.#intern();
    this.#transitions[state * this.#classCount + byteClass] = next;
    return next;
  }

  /** The edges of a node are sorted by class, at most one for each. */
  #reachLiteral(literals: number, first: number, last: number, byteClass: number): void {
    const words = this.#words;
    let low = first >> 1;
    let high = last >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const found = words[literals + middle * 2] as number;
      if (found === byteClass) {
        this.#reach(words[literals + middle * 2 + 1] as number);
        return;
      }
      if (found < byteClass) low = middle + 1;
      else high = middle;
    }
  }

  #begin(): void {
    this.#gathered.length = 0;
    this.#round += 1;
    if (this.#round > 0xffffffff) {
      this.#mark.fill(0);
      this.#round = 1;
    }
  }

  #reach(node: number): void {
    const words = this.#words;
    const closureStart = words[HEADER.closureStart] as number;
    const closures = words[HEADER.closures] as number;
    const last = words[closureStart + node + 1] as number;
    for (let at = words[closureStart + node] as number; at < last; at++) {
      const reached = words[closures + at] as number;
      if (this.#mark[reached] === this.#round) continue;
      this.#mark[reached] = this.#round;
      this.#gathered.push(reached);
    }
  }

  /** The state for the gathered nodes, made when there is none yet. */
  #intern(): number {
    const gathered = this.#gathered;
    let hash = 0x811c9dc5 ^ gathered.length;
    for (let at = 0; at < gathered.length; at++) hash = Math.imul(hash ^ (gathered[at] as number), 0x01000193);
    const same = this.#byHash.get(hash);
    if (same !== undefined) for (const state of same) if (this.#isGathered(state)) return state;
    const state = this.#memberStart.length - 1;
    this.#grow(state, gathered.length);
    for (let at = 0; at < gathered.length; at++) this.#members[this.#memberCount++] = gathered[at] as number;
    this.#memberStart.push(this.#memberCount);
    if (same === undefined) this.#byHash.set(hash, [state]);
    else same.push(state);
    return state;
  }

  #isGathered(state: number): boolean {
    const start = this.#memberStart[state] as number;
    if ((this.#memberStart[state + 1] as number) - start !== this.#gathered.length) return false;
    for (let at = 0; at < this.#gathered.length; at++) {
      if (this.#members[start + at] !== this.#gathered[at]) return false;
    }
    return true;
  }

  #grow(state: number, members: number): void {
    if ((state + 1) * this.#classCount > this.#transitions.length) {
      const wider = new Int32Array(this.#transitions.length * 2).fill(UNKNOWN);
      wider.set(this.#transitions);
      this.#transitions = wider;
    }
    if (this.#memberCount + members > this.#members.length) {
      const longer = new Uint32Array(Math.max(this.#members.length * 2, this.#memberCount + members));
      longer.set(this.#members);
      this.#members = longer;
    }
  }

  #accepted(state: number): Uint32Array {
    const words = this.#words;
    const acceptStart = words[HEADER.acceptStart] as number;
    const accepts = words[HEADER.accepts] as number;
    const found = new Set<number>();
    const end = this.#memberStart[state + 1] as number;
    for (let member = this.#memberStart[state] as number; member < end; member++) {
      const node = this.#members[member] as number;
      const last = words[acceptStart + node + 1] as number;
      for (let at = words[acceptStart + node] as number; at < last; at++) found.add(words[accepts + at] as number);
    }
    return Uint32Array.from(found).sort();
  }
}

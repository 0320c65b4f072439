const MAGIC = 0x1b5e783d;
const TABLE = { accept: 1, base: 2, check: 3, default: 4, equivalence: 5, next: 8 } as const;
/** In a base: the default state is not where the input goes, but where its transition is looked up instead. */
const DIFFERENCE = 0x80000000;

/** State 0 takes nothing and leads nowhere; matching begins in this one. */
export const START = 1;

/** The tables of a compiled automaton, walked byte by byte as the kernel does. */
export class CompiledAutomaton {
  readonly #tables: ReadonlyMap<number, Uint32Array>;

  /** Takes the blob as it stands in the policy, padding before it included. */
  constructor(blob: Uint8Array) {
    this.#tables = readTables(blob);
  }

  step(state: number, byte: number): number {
    const column = this.#tables.has(TABLE.equivalence) ? this.#at(TABLE.equivalence, byte) : byte;
    let from = state;
    for (;;) {
      const base = this.#at(TABLE.base, from);
      const position = (base & 0xffffff) + column;
      if (this.#at(TABLE.check, position) === from) return this.#at(TABLE.next, position);
      from = this.#at(TABLE.default, from);
      if ((base & DIFFERENCE) === 0) return from;
    }
  }

  walk(state: number, ...parts: readonly (number | string | Uint8Array)[]): number {
    let reached = state;
    for (const part of parts) {
      const bytes = typeof part === 'number' ? [part] : typeof part === 'string' ? Buffer.from(part) : part;
      for (const byte of bytes) reached = this.step(reached, byte);
    }
    return reached;
  }

  /** Permissions of a state, denies already taken off by the compiler. */
  accepts(state: number): number {
    return this.#at(TABLE.accept, state) >>> 0;
  }

  #at(table: number, index: number): number {
    return this.#tables.get(table)?.[index] ?? 0;
  }
}

function readTables(padded: Uint8Array): ReadonlyMap<number, Uint32Array> {
  let view = new DataView(padded.buffer, padded.byteOffset, padded.byteLength);
  const padding = [0, 1, 2, 3, 4, 5, 6, 7].find((skip) => view.getUint32(skip) === MAGIC);
  if (padding === undefined) throw new Error('the blob holds no automaton');
  view = new DataView(padded.buffer, padded.byteOffset + padding, padded.byteLength - padding);
  const end = view.getUint32(8);
  const tables = new Map<number, Uint32Array>();
  for (let at = view.getUint32(4); at < end; ) {
    const id = view.getUint16(at);
    const width = view.getUint16(at + 2);
    const length = view.getUint32(at + 8);
    const start = at + 12;
    const read = (index: number): number => {
      if (width === 1) return view.getUint8(start + index);
      return width === 2 ? view.getUint16(start + index * 2) : view.getUint32(start + index * 4);
    };
    tables.set(
      id,
      Uint32Array.from({ length }, (_, index) => read(index)),
    );
    at = Math.ceil((start + length * width) / 8) * 8;
  }
  return tables;
}

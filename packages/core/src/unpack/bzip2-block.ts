import type { BitReader } from './bit-reader.ts';

// bzip2 has no specification; this follows what bzip2(1) 1.0.8 writes and reads.
const LONGEST_CODE = 20;
const SYMBOLS_OF_ONE_TABLE = 50;
const RUN_A = 0;
const RUN_B = 1;
/** More cannot be needed for a block of 900,000 bytes, and bzip2(1) passes over those that are too many. */
const MOST_SELECTORS = 18_002;

/** A block before its last step: where each byte is followed by which. */
export interface Bzip2Block {
  readonly checksum: number;
  /** In the upper 24 bits of each the index of the next, in the lower eight the byte. Only the first `count` count. */
  readonly links: Uint32Array;
  readonly count: number;
  readonly start: number;
}

interface CodeTable {
  /** By length of code: the largest code of it, and what is subtracted from a code to find its symbol. */
  readonly limits: Int32Array;
  readonly bases: Int32Array;
  readonly symbols: Uint16Array;
}

/** Reads a block behind its magic, into `links`, whose length is the most it may be; null when it is damaged. */
export function readBzip2Block(bits: BitReader, links: Uint32Array): Bzip2Block | null {
  const checksum = bits.read(32);
  // "Randomised", by versions before 0.9.5 only.
  if (bits.read(1) === 1) return null;
  const start = bits.read(24);
  const bytes = readUsedBytes(bits);
  const tableCount = bits.read(3);
  const selectorCount = bits.read(15);
  if (bytes.length === 0 || tableCount < 2 || tableCount > 6 || selectorCount === 0) return null;
  const selectors = readSelectors(bits, tableCount, selectorCount);
  if (selectors === null) return null;
  const tables: CodeTable[] = [];
  for (let index = 0; index < tableCount; index++) {
    const table = readCodeTable(bits, bytes.length + 2);
    if (table === null) return null;
    tables.push(table);
  }
  const count = readBytes(bits, bytes, tables, selectors, links);
  if (count === null || start >= count || bits.isOver) return null;
  linkBytes(links, count);
  return { checksum, links, count, start };
}

function readUsedBytes(bits: BitReader): number[] {
  const groups = bits.read(16);
  const bytes: number[] = [];
  for (let group = 0; group < 16; group++) {
    if ((groups & (0x8000 >> group)) === 0) continue;
    const used = bits.read(16);
    for (let index = 0; index < 16; index++) if ((used & (0x8000 >> index)) !== 0) bytes.push(group * 16 + index);
  }
  return bytes;
}

function readSelectors(bits: BitReader, tableCount: number, count: number): Uint8Array | null {
  const order = [0, 1, 2, 3, 4, 5];
  const selectors = new Uint8Array(Math.min(count, MOST_SELECTORS));
  for (let index = 0; index < count; index++) {
    let place = 0;
    while (bits.read(1) === 1) {
      place += 1;
      if (place >= tableCount) return null;
    }
    const [table] = order.splice(place, 1) as [number];
    order.unshift(table);
    if (index < selectors.length) selectors[index] = table;
  }
  return selectors;
}

function readCodeTable(bits: BitReader, symbolCount: number): CodeTable | null {
  const lengths = new Uint8Array(symbolCount);
  let length = bits.read(5);
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    for (;;) {
      if (length < 1 || length > LONGEST_CODE) return null;
      if (bits.read(1) === 0) break;
      length += bits.read(1) === 0 ? 1 : -1;
    }
    lengths[symbol] = length;
  }
  const limits = new Int32Array(LONGEST_CODE + 1).fill(-1);
  const bases = new Int32Array(LONGEST_CODE + 1);
  const symbols = new Uint16Array(symbolCount);
  let code = 0;
  let placed = 0;
  for (let bitCount = 1; bitCount <= LONGEST_CODE; bitCount++) {
    bases[bitCount] = code - placed;
    for (let symbol = 0; symbol < symbolCount; symbol++) {
      if (lengths[symbol] !== bitCount) continue;
      symbols[placed] = symbol;
      placed += 1;
      code += 1;
    }
    limits[bitCount] = code - 1;
    code *= 2;
  }
  return { limits, bases, symbols };
}

/** The symbol of the next code; null when there is none. */
function readSymbol(bits: BitReader, table: CodeTable): number | null {
  let code = 0;
  for (let length = 1; length <= LONGEST_CODE; length++) {
    code = (code << 1) | bits.read(1);
    if (code <= (table.limits[length] as number)) return table.symbols[code - (table.bases[length] as number)] ?? null;
  }
  return null;
}

/** Undoes codes, runs and move-to-front: how many bytes there are, one in each of `out`; null when that cannot be. */
function readBytes(
  bits: BitReader,
  bytes: readonly number[],
  tables: readonly CodeTable[],
  selectors: Uint8Array,
  out: Uint32Array,
): number | null {
  const order = Uint8Array.from(bytes);
  const endOfBlock = bytes.length + 1;
  let count = 0;
  let run = 0;
  let weight = 1;
  for (let group = 0; group < selectors.length; group++) {
    const table = tables[selectors[group] as number] as CodeTable;
    for (let index = 0; index < SYMBOLS_OF_ONE_TABLE; index++) {
      const symbol = readSymbol(bits, table);
      if (symbol === null) return null;
      if (symbol === RUN_A || symbol === RUN_B) {
        run += weight << symbol;
        weight *= 2;
        // Also keeps the weight from growing past what an integer holds.
        if (count + run > out.length) return null;
        continue;
      }
      if (run > 0) {
        out.fill(order[0] as number, count, count + run);
        count += run;
        run = 0;
        weight = 1;
      }
      if (symbol === endOfBlock) return count;
      if (count >= out.length) return null;
      const byte = order[symbol - 1] as number;
      order.copyWithin(1, 0, symbol - 1);
      order[0] = byte;
      out[count] = byte;
      count += 1;
    }
  }
  return null;
}

/** Undoes the Burrows-Wheeler transform as far as it is: each byte gets the index of the byte after it. */
function linkBytes(links: Uint32Array, count: number): void {
  const places = new Uint32Array(256);
  for (let index = 0; index < count; index++) {
    const byte = (links[index] as number) & 0xff;
    places[byte] = (places[byte] as number) + 1;
  }
  let sum = 0;
  for (let byte = 0; byte < 256; byte++) {
    const amount = places[byte] as number;
    places[byte] = sum;
    sum += amount;
  }
  for (let index = 0; index < count; index++) {
    const byte = (links[index] as number) & 0xff;
    const place = places[byte] as number;
    links[place] = ((links[place] as number) | (index << 8)) >>> 0;
    places[byte] = place + 1;
  }
}

// LZMA as its specification (lzma-specification.txt of the LZMA SDK) tells it; all models lie in one array.
const IS_MATCH = 0;
const IS_REP = 192;
const IS_REP0 = 204;
const IS_REP1 = 216;
const IS_REP2 = 228;
const IS_REP0_LONG = 240;
const DISTANCE_SLOT = 432;
const DISTANCE_SPECIAL = 688;
const DISTANCE_ALIGN = 816;
const MATCH_LENGTH = 832;
const REP_LENGTH = 1346;
const LITERAL = 1860;
const LITERAL_MODELS = 0x300;
/** LZMA2 allows four bits of context for literals. */
const MODELS = LITERAL + (LITERAL_MODELS << 4);

const EVEN_CHANCE = 1024;
const SHORTEST_MATCH = 2;

/**
 * Decodes the chunks of one LZMA2 stream. Each chunk is whole when it is given, so nothing has to be resumed inside one.
 * It holds the dictionary, and is total: damage is a value.
 */
export class LzmaDecoder {
  readonly #dictionary: Uint8Array;
  /** Where the next byte goes. Sizes of dictionaries are multiples of 16, so this is also what positions are counted by. */
  #at = 0;
  #filled = 0;
  readonly #models = new Uint16Array(MODELS);
  #state = 0;
  #distances: [number, number, number, number] = [0, 0, 0, 0];
  #literalContext = 0;
  #literalPosition = 0;
  #positionMask = 0;
  #input: Uint8Array = new Uint8Array(0);
  #inputAt = 0;
  #range = 0;
  #code = 0;

  constructor(dictionaryBytes: number) {
    this.#dictionary = new Uint8Array(dictionaryBytes);
  }

  get dictionaryBytes(): number {
    return this.#dictionary.length;
  }

  resetDictionary(): void {
    this.#at = 0;
    this.#filled = 0;
  }

  resetState(): void {
    this.#models.fill(EVEN_CHANCE);
    this.#state = 0;
    this.#distances = [0, 0, 0, 0];
  }

  /** The byte that tells how literals and positions are modelled; false when it tells none that LZMA2 allows. */
  setProperties(byte: number): boolean {
    if (byte >= 9 * 5 * 5) return false;
    this.#literalContext = byte % 9;
    this.#literalPosition = Math.floor(byte / 9) % 5;
    this.#positionMask = (1 << Math.floor(byte / 45)) - 1;
    return this.#literalContext + this.#literalPosition <= 4;
  }

  /** Takes bytes that are not compressed; those after them may refer to them. */
  copy(bytes: Uint8Array): void {
    for (const byte of bytes) this.#put(byte);
  }

  /** Decodes one chunk; what there is before damage when it is damaged. */
  decode(packed: Uint8Array, size: number): { readonly bytes: Uint8Array; readonly isSound: boolean } {
    const bytes = new Uint8Array(size);
    this.#input = packed;
    this.#inputAt = 5;
    this.#range = 0xffffffff;
    this.#code = new DataView(packed.buffer, packed.byteOffset).getUint32(1);
    let done = 0;
    while (done < size) {
      const length = this.#decodeNext(bytes, done);
      if (length === 0 || this.#inputAt > packed.length) return { bytes: bytes.subarray(0, done), isSound: false };
      done += length;
    }
    return { bytes, isSound: true };
  }

  /** A literal or a match: how many bytes it is, 0 when it cannot be. */
  #decodeNext(out: Uint8Array, done: number): number {
    const position = this.#at & this.#positionMask;
    const state = this.#state;
    if (this.#bit(IS_MATCH + (state << 4) + position) === 0) {
      out[done] = this.#put(this.#literal(state));
      this.#state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      return 1;
    }
    let length: number;
    const distances = this.#distances;
    if (this.#bit(IS_REP + state) === 0) {
      length = this.#length(MATCH_LENGTH, position);
      this.#distances = [this.#distance(length), distances[0], distances[1], distances[2]];
      this.#state = state < 7 ? 7 : 10;
    } else if (this.#bit(IS_REP0 + state) === 0) {
      if (this.#bit(IS_REP0_LONG + (state << 4) + position) === 0) {
        this.#state = state < 7 ? 9 : 11;
        return this.#repeat(1, out, done);
      }
      length = this.#length(REP_LENGTH, position);
      this.#state = state < 7 ? 8 : 11;
    } else {
      const [first, second, third, fourth] = distances;
      if (this.#bit(IS_REP1 + state) === 0) this.#distances = [second, first, third, fourth];
      else if (this.#bit(IS_REP2 + state) === 0) this.#distances = [third, first, second, fourth];
      else this.#distances = [fourth, first, second, third];
      length = this.#length(REP_LENGTH, position);
      this.#state = state < 7 ? 8 : 11;
    }
    return this.#repeat(length, out, done);
  }

  #repeat(length: number, out: Uint8Array, done: number): number {
    const distance = this.#distances[0] + 1;
    if (distance > this.#filled || length > out.length - done) return 0;
    for (let index = 0; index < length; index++) out[done + index] = this.#put(this.#back(distance));
    return length;
  }

  #put(byte: number): number {
    this.#dictionary[this.#at] = byte;
    this.#at += 1;
    if (this.#at === this.#dictionary.length) this.#at = 0;
    if (this.#filled < this.#dictionary.length) this.#filled += 1;
    return byte;
  }

  #back(distance: number): number {
    const at = this.#at - distance;
    return this.#dictionary[at < 0 ? at + this.#dictionary.length : at] as number;
  }

  #literal(state: number): number {
    const before = this.#filled === 0 ? 0 : this.#back(1);
    const position = this.#at & ((1 << this.#literalPosition) - 1);
    const context = (position << this.#literalContext) + (before >> (8 - this.#literalContext));
    const models = LITERAL + LITERAL_MODELS * context;
    let symbol = 1;
    const distance = this.#distances[0] + 1;
    if (state >= 7 && distance <= this.#filled) {
      let match = this.#back(distance);
      while (symbol < 0x100) {
        const expected = (match >> 7) & 1;
        match <<= 1;
        const bit = this.#bit(models + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.#bit(models + symbol);
    return symbol & 0xff;
  }

  #length(models: number, position: number): number {
    if (this.#bit(models) === 0) return SHORTEST_MATCH + this.#tree(models + 2 + (position << 3), 3);
    if (this.#bit(models + 1) === 0) return SHORTEST_MATCH + 8 + this.#tree(models + 130 + (position << 3), 3);
    return SHORTEST_MATCH + 16 + this.#tree(models + 258, 8);
  }

  #distance(length: number): number {
    const slot = this.#tree(DISTANCE_SLOT + (Math.min(length - SHORTEST_MATCH, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << bits) >>> 0;
    if (slot < 14) return base + this.#reverseTree(DISTANCE_SPECIAL + base - slot, bits);
    return base + this.#direct(bits - 4) * 16 + this.#reverseTree(DISTANCE_ALIGN, 4);
  }

  #tree(models: number, bits: number): number {
    let symbol = 1;
    for (let left = bits; left > 0; left--) symbol = (symbol << 1) | this.#bit(models + symbol);
    return symbol - (1 << bits);
  }

  #reverseTree(models: number, bits: number): number {
    let node = 1;
    let symbol = 0;
    for (let index = 0; index < bits; index++) {
      const bit = this.#bit(models + node);
      node = (node << 1) | bit;
      symbol |= bit << index;
    }
    return symbol;
  }

  #direct(bits: number): number {
    let value = 0;
    for (let left = bits; left > 0; left--) {
      this.#normalize();
      this.#range >>>= 1;
      const isOne = this.#code >= this.#range;
      if (isOne) this.#code -= this.#range;
      value = value * 2 + (isOne ? 1 : 0);
    }
    return value;
  }

  #bit(model: number): 0 | 1 {
    this.#normalize();
    const chance = this.#models[model] as number;
    const bound = (this.#range >>> 11) * chance;
    if (this.#code < bound) {
      this.#range = bound;
      this.#models[model] = chance + ((2048 - chance) >> 5);
      return 0;
    }
    this.#range -= bound;
    this.#code -= bound;
    this.#models[model] = chance - (chance >> 5);
    return 1;
  }

  /** Reads zeros behind the end of a chunk, which its caller notices. */
  #normalize(): void {
    if (this.#range >= 0x1000000) return;
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | (this.#input[this.#inputAt] ?? 0)) >>> 0;
    this.#inputAt += 1;
  }
}

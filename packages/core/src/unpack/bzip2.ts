import type { ArchiveFormat } from './archive-format.ts';
import { BitReader } from './bit-reader.ts';
import { type Bzip2Block, readBzip2Block } from './bzip2-block.ts';

/** No block that bzip2(1) writes is longer, packed; it has no length, so as much has to be at hand. */
const LONGEST_PACKED_BLOCK = 2400 * 1024;
const CHUNK_BYTES = 64 * 1024;
const BLOCK_UNIT = 100_000;

const BLOCK_MAGIC = 0x314159265359;
const END_MAGIC = 0x177245385090;

/**
 * A bzip2 file: one or more streams one after the other, each of blocks. Decoded here: the libraries in JavaScript, which
 * all go back to one source, never come to an end on a run that is longer than an integer.
 * It holds the packed bytes of at most four blocks (10 MiB) and one block as it is unpacked (4 MiB).
 */
export const bzip2: ArchiveFormat = async function* ({ source, file, budget }) {
  yield { bytes: blocks() };

  async function* blocks(): AsyncGenerator<Uint8Array> {
    let links = new Uint32Array(0);
    /** Bits of the next byte that are read already. */
    let offset = 0;
    let isInStream = false;
    for (;;) {
      const bytes = await source.peek(LONGEST_PACKED_BLOCK, 4 * LONGEST_PACKED_BLOCK);
      if (!isInStream) {
        if (bytes.length === 0) return;
        const level = bytes.length < 4 || bytes[0] !== 0x42 || bytes[1] !== 0x5a ? 0 : (bytes[3] as number) - 0x30;
        if (bytes[2] !== 0x68 || level < 1 || level > 9) return budget.tell('damaged', file);
        if (links.length !== level * BLOCK_UNIT) links = new Uint32Array(level * BLOCK_UNIT);
        isInStream = true;
        await source.skip(4);
        continue;
      }
      const bits = new BitReader(bytes, offset);
      const magic = bits.read(24) * 2 ** 24 + bits.read(24);
      if (magic === END_MAGIC) {
        // The checksum of all blocks; each was checked by its own.
        bits.read(32);
        if (bits.isOver) return budget.tell('damaged', file);
        isInStream = false;
        offset = 0;
        await source.skip(Math.ceil(bits.at / 8));
        continue;
      }
      const block = magic === BLOCK_MAGIC ? readBzip2Block(bits, links) : null;
      if (block === null) return budget.tell('damaged', file);
      offset = bits.at & 7;
      await source.skip(bits.at >> 3);
      const stream = budget.openStream(file);
      if (stream === null) return;
      const text = new Bzip2Text(block);
      for (let out = text.next(); out !== null; out = text.next()) {
        const taken = stream.takeInflated(out);
        yield taken;
        if (taken.length < out.length) return;
      }
      if (!text.isSound) return budget.tell('damaged', file);
    }
  }
};

/** Follows the links of a block and undoes its first step: four equal bytes are followed by how many more there are. */
class Bzip2Text {
  readonly #block: Bzip2Block;
  #left: number;
  #link: number;
  #last = -1;
  #equal = 0;
  /** Bytes of a run that did not fit. */
  #owed = 0;
  #checksum = 0xffffffff;

  constructor(block: Bzip2Block) {
    this.#block = block;
    this.#left = block.count;
    this.#link = block.links[block.start] as number;
  }

  /** Whether the checksum of the block is right, once all of it was read. */
  get isSound(): boolean {
    return ~this.#checksum >>> 0 === this.#block.checksum;
  }

  next(): Uint8Array | null {
    const out = new Uint8Array(CHUNK_BYTES);
    let length = 0;
    while (length < CHUNK_BYTES && (this.#owed > 0 || this.#left > 0)) {
      if (this.#owed > 0) {
        const count = Math.min(this.#owed, CHUNK_BYTES - length);
        out.fill(this.#last, length, length + count);
        length += count;
        this.#owed -= count;
        continue;
      }
      this.#left -= 1;
      this.#link = this.#block.links[this.#link >>> 8] as number;
      const byte = this.#link & 0xff;
      if (this.#equal === 4) {
        this.#owed = byte;
        this.#equal = 0;
        continue;
      }
      this.#equal = byte === this.#last ? this.#equal + 1 : 1;
      this.#last = byte;
      out[length] = byte;
      length += 1;
    }
    if (length === 0) return null;
    const text = out.subarray(0, length);
    this.#sum(text);
    return text;
  }

  /** CRC-32 with the highest bit first, unlike that of gzip. */
  #sum(bytes: Uint8Array): void {
    let sum = this.#checksum;
    for (const byte of bytes) sum = (sum << 8) ^ (crcTable[(sum >>> 24) ^ byte] as number);
    this.#checksum = sum >>> 0;
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24;
  for (let bit = 0; bit < 8; bit++) sum = (sum << 1) ^ (sum < 0 ? 0x04c11db7 : 0);
  return sum >>> 0;
});

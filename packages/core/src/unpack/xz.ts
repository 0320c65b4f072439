import type { ArchiveFormat } from './archive-format.ts';
import type { ByteSource } from './byte-source.ts';
import { LzmaDecoder } from './lzma-decoder.ts';
import { checkBytes, createXzCheck } from './xz-check.ts';

/** What `xz -9` asks for; a larger dictionary is not held. */
const LARGEST_DICTIONARY_BYTES = 64 * 1024 * 1024;

const STREAM_HEADER_BYTES = 12;
const STREAM_FOOTER_BYTES = 12;
const LZMA2 = 0x21;

type End = 'complete' | 'damaged' | 'unsupported' | 'spent';

/**
 * An .xz file (its specification is at tukaani.org/xz): streams of blocks, each of LZMA2 chunks. Decoded here, since the
 * libraries that need no compiler share one decoder between all files, and wait for ever on a file in a file.
 * It holds the dictionary, a chunk of 64 KiB and what comes out of it, at most 2 MiB.
 */
export const xz: ArchiveFormat = async function* ({ source, file, budget }) {
  yield { bytes: streams() };

  async function* streams(): AsyncGenerator<Uint8Array> {
    let decoder: LzmaDecoder | undefined;
    do {
      const end = yield* oneStream();
      if (end === 'damaged' || end === 'unsupported') budget.tell(end, file);
      if (end !== 'complete') return;
    } while (await hasMore(source));

    async function* oneStream(): AsyncGenerator<Uint8Array, End> {
      const header = await source.read(STREAM_HEADER_BYTES);
      if (header.length < STREAM_HEADER_BYTES || header[0] !== 0xfd || header[6] !== 0) return 'damaged';
      const checkId = (header[7] as number) & 0x0f;
      for (let blocks = 0; ; blocks++) {
        const size = (await source.peek(1))[0];
        if (size === undefined) return 'damaged';
        if (size === 0) return (await skipIndex(source, blocks)) ? 'complete' : 'damaged';
        const dictionaryBytes = dictionaryBytesOf(await source.read((size + 1) * 4));
        if (dictionaryBytes === null) return 'damaged';
        if (dictionaryBytes > LARGEST_DICTIONARY_BYTES) return 'unsupported';
        if (decoder?.dictionaryBytes !== dictionaryBytes) decoder = new LzmaDecoder(dictionaryBytes);
        const end = yield* oneBlock(decoder, checkId);
        if (end !== 'complete') return end;
      }
    }
  }

  async function* oneBlock(decoder: LzmaDecoder, checkId: number): AsyncGenerator<Uint8Array, End> {
    const stream = budget.openStream(file);
    if (stream === null) return 'spent';
    const check = createXzCheck(checkId);
    let packedBytes = 0;
    let needs: 'dictionary' | 'properties' | 'nothing' = 'dictionary';
    for (;;) {
      const control = (await source.read(1))[0];
      if (control === undefined) return 'damaged';
      packedBytes += 1;
      if (control === 0) break;
      const isPacked = control >= 0x80;
      const sizes = await source.read(isPacked ? 4 : 2);
      if (sizes.length < (isPacked ? 4 : 2) || (!isPacked && control > 2)) return 'damaged';
      const reset = isPacked ? (control >> 5) & 3 : control === 1 ? 3 : 0;
      const size = (isPacked ? (control & 0x1f) << 16 : 0) + bigEndian(sizes, 0) + 1;
      const packedSize = isPacked ? bigEndian(sizes, 2) + 1 : size;
      packedBytes += sizes.length;
      if (reset === 3) {
        decoder.resetDictionary();
        needs = 'properties';
      } else if (needs === 'dictionary') return 'damaged';
      if (isPacked) {
        if (reset >= 2) {
          const properties = (await source.read(1))[0];
          if (properties === undefined || !decoder.setProperties(properties)) return 'damaged';
          packedBytes += 1;
          needs = 'nothing';
        } else if (needs !== 'nothing') return 'damaged';
        if (reset >= 1) decoder.resetState();
      }
      const packed = await source.read(packedSize);
      packedBytes += packed.length;
      const { bytes, isSound } = isPacked
        ? unpackChunk(decoder, packed, packedSize, size)
        : copyChunk(decoder, packed, size);
      check.add(bytes);
      const taken = stream.takeInflated(bytes);
      yield taken;
      if (taken.length < bytes.length) return 'spent';
      if (!isSound) return 'damaged';
    }
    await source.skip(-packedBytes & 3);
    const length = checkBytes[checkId] as number;
    const stored = await source.read(length);
    return stored.length === length && check.matches(stored) ? 'complete' : 'damaged';
  }
};

interface Chunk {
  readonly bytes: Uint8Array;
  readonly isSound: boolean;
}

/** Of a chunk whose end is missing, what can be made of its beginning. */
function unpackChunk(decoder: LzmaDecoder, packed: Uint8Array, packedSize: number, size: number): Chunk {
  if (packed.length < 5) return { bytes: new Uint8Array(0), isSound: false };
  const { bytes, isSound } = decoder.decode(packed, size);
  return { bytes, isSound: isSound && packed.length === packedSize };
}

function copyChunk(decoder: LzmaDecoder, packed: Uint8Array, size: number): Chunk {
  decoder.copy(packed);
  return { bytes: packed, isSound: packed.length === size };
}

/** From the header of a block, which names its filters; Infinity when there are others than LZMA2, null when it is no header. */
function dictionaryBytesOf(header: Uint8Array): number | null {
  const flags = header[1] ?? 0;
  let at = 2;
  for (const flag of [0x40, 0x80]) {
    // The sizes of the block, which its contents tell as well.
    if ((flags & flag) === 0) continue;
    while (((header[at] ?? 0) & 0x80) !== 0) at += 1;
    at += 1;
  }
  if ((flags & 0x03) !== 0 || header[at] !== LZMA2) return header.length < 8 ? null : Number.POSITIVE_INFINITY;
  const exponent = header[at + 2];
  if (header[at + 1] !== 1 || exponent === undefined || exponent > 40) return null;
  return Math.max(4096, (2 + (exponent & 1)) * 2 ** ((exponent >> 1) + 11));
}

/** The list of blocks behind the last of them, and the footer. */
async function skipIndex(source: ByteSource, blocks: number): Promise<boolean> {
  await source.skip(1);
  let length = 1;
  for (let numbers = 1 + 2 * blocks; numbers > 0; ) {
    const byte = (await source.read(1))[0];
    if (byte === undefined) return false;
    length += 1;
    if (byte < 0x80) numbers -= 1;
  }
  const rest = (-length & 3) + 4;
  return (await source.skip(rest)) && (await source.read(STREAM_FOOTER_BYTES)).length === STREAM_FOOTER_BYTES;
}

/** Whether another stream follows; zeros may stand before it. */
async function hasMore(source: ByteSource): Promise<boolean> {
  for (let bytes = await source.next(); bytes !== null; bytes = await source.next()) {
    const at = bytes.findIndex((byte) => byte !== 0);
    if (at < 0) continue;
    source.putBack(bytes.length - at);
    return true;
  }
  return false;
}

function bigEndian(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) * 256 + (bytes[at + 1] as number);
}

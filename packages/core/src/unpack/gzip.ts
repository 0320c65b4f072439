import { constants, crc32, createInflateRaw } from 'node:zlib';
import type { ArchiveFormat } from './archive-format.ts';
import type { ByteSource } from './byte-source.ts';
import type { InflatedStream } from './unpack-budget.ts';
import { CHUNK_BYTES, decompress, type StreamEnd } from './zlib-stream.ts';

const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;

/**
 * A gzip file (RFC 1952): one or more streams one after the other. Its frame is read here and not by zlib, which gives
 * nothing of a small file whose checksum is wrong.
 */
export const gzip: ArchiveFormat = async function* ({ source, file, budget }) {
  yield { bytes: streams() };

  async function* streams(): AsyncGenerator<Uint8Array> {
    for (let isFirst = true; isFirst || (await source.peek(1)).length > 0; isFirst = false) {
      const header = await skipHeader(source);
      // Tapes and some tools fill up with zeros, which gzip(1) passes over as well.
      if (!isFirst && header === 'padding') return;
      if (header !== 'stream') return budget.tell('damaged', file);
      const stream = budget.openStream(file);
      if (stream === null) return;
      const isSound = yield* oneStream(source, stream);
      if (budget.spent) return;
      if (!isSound) return budget.tell('damaged', file);
    }
  }
};

/** Raw deflate, which has neither header nor checksum. What it lacks at its end, it does not complain of. */
export function inflateRaw(): ReturnType<typeof createInflateRaw> {
  return createInflateRaw({ chunkSize: CHUNK_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
}

async function* oneStream(source: ByteSource, stream: InflatedStream): AsyncGenerator<Uint8Array, boolean> {
  let checksum = 0;
  let size = 0;
  let end: StreamEnd | undefined;
  const inflated = decompress(source, inflateRaw(), (told) => {
    end = told;
  });
  for await (const bytes of inflated) {
    checksum = crc32(bytes, checksum);
    size += bytes.length;
    const taken = stream.takeInflated(bytes);
    yield taken;
    if (taken.length < bytes.length) return false;
  }
  if (end?.code !== 'complete') return false;
  const trailer = await source.read(TRAILER_BYTES);
  if (trailer.length < TRAILER_BYTES) return false;
  const view = new DataView(trailer.buffer, trailer.byteOffset, trailer.length);
  return view.getUint32(0, true) === checksum && view.getUint32(4, true) === size % 2 ** 32;
}

const HAS_CHECKSUM = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

async function skipHeader(source: ByteSource): Promise<'stream' | 'padding' | 'other'> {
  const header = await source.read(HEADER_BYTES);
  if (header[0] === 0) return 'padding';
  if (header.length < HEADER_BYTES || header[0] !== 0x1f || header[1] !== 0x8b || header[2] !== 8) return 'other';
  const flags = header[3] as number;
  if (flags & HAS_EXTRA) {
    const length = await source.read(2);
    if (!(await source.skip((length[0] ?? 0) + (length[1] ?? 0) * 256))) return 'other';
  }
  if (flags & HAS_NAME && !(await skipText(source))) return 'other';
  if (flags & HAS_COMMENT && !(await skipText(source))) return 'other';
  if (flags & HAS_CHECKSUM && !(await source.skip(2))) return 'other';
  return 'stream';
}

/** Passes over text that ends with a zero. */
async function skipText(source: ByteSource): Promise<boolean> {
  for (let bytes = await source.next(); bytes !== null; bytes = await source.next()) {
    const end = bytes.indexOf(0);
    if (end >= 0) {
      source.putBack(bytes.length - end - 1);
      return true;
    }
  }
  return false;
}

import * as zlib from 'node:zlib';
import type { ArchiveFormat } from './archive-format.ts';
import { CHUNK_BYTES, type Decompressor, decompress, type StreamEnd } from './zlib-stream.ts';

/** 32 MiB; `zstd` asks for 8 at its highest usual level, and for more only when told to. */
const LARGEST_WINDOW_LOG = 25;

const magic = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);

/** A Zstandard file (RFC 8878): one or more frames one after the other. */
export const zstd: ArchiveFormat = async function* ({ source, file, budget }) {
  // Node has it from 22.15.
  if (!('createZstdDecompress' in zlib)) return budget.tell('unsupported', file);
  yield { bytes: frames() };

  async function* frames(): AsyncGenerator<Uint8Array> {
    for (let isFirst = true; isFirst || (await isFrame()); isFirst = false) {
      const stream = budget.openStream(file);
      if (stream === null) return;
      let end: StreamEnd | undefined;
      const inflated = decompress(source, createDecompressor(), (told) => {
        end = told;
      });
      for await (const bytes of inflated) {
        const taken = stream.takeInflated(bytes);
        yield taken;
        if (taken.length < bytes.length) return;
      }
      if (end?.code === 'refused') {
        const isTooWide = end.reason === 'ZSTD_error_frameParameter_windowTooLarge';
        return budget.tell(isTooWide ? 'unsupported' : 'damaged', file);
      }
    }
    if ((await source.peek(1)).length > 0) budget.tell('damaged', file);
  }

  async function isFrame(): Promise<boolean> {
    return Buffer.compare((await source.peek(magic.length)).subarray(0, magic.length), magic) === 0;
  }
};

function createDecompressor(): Decompressor {
  return zlib.createZstdDecompress({
    chunkSize: CHUNK_BYTES,
    params: { [zlib.constants.ZSTD_d_windowLogMax]: LARGEST_WINDOW_LOG },
  });
}

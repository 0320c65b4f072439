import type { ArchiveFormat } from './archive-format.ts';
import type { ByteSource } from './byte-source.ts';
import { BLOCK_BYTES, isZeroBlock, type PaxFields, parseLongName, parsePax, parseTarHeader } from './tar-header.ts';

/** A longer pax header or name is passed over; what is real in them is a few hundred bytes. */
const LONGEST_EXTENSION = 64 * 1024;

/** Regular files: '' is how they were told before there was '0', '7' is one that wants to lie in one piece. */
const files: ReadonlySet<string> = new Set(['0', '', '7']);
/** Hard and symbolic links, devices, pipes: nothing of them is in the archive. */
const links: ReadonlySet<string> = new Set(['1', '2', '3', '4', '6']);

/**
 * A tar archive. Read here rather than by a library: modern-tar holds a pax header of 8 MiB and takes quadratic time for it,
 * tar-stream holds 4 MiB, misreads sparse files and ends at a damaged header. This holds one block, or one extension
 * header of 64 KiB.
 */
export const tar: ArchiveFormat = async function* ({ source, file, budget, nameOf }) {
  let extension: PaxFields = {};
  let isLost = false;
  for (;;) {
    const block = await source.read(BLOCK_BYTES);
    if (block.length === 0 || isZeroBlock(block)) return;
    const header = parseTarHeader(block);
    if (header === null) {
      // The next header may still be found: they lie on block borders.
      if (!isLost) budget.tell('damaged', file);
      isLost = true;
      if (budget.spent || block.length < BLOCK_BYTES) return;
      continue;
    }
    isLost = false;
    const padding = -header.size & (BLOCK_BYTES - 1);
    if (isExtension(header.type)) {
      if (!budget.takeEntry(file)) return;
      if (header.size > LONGEST_EXTENSION) {
        budget.tell('damaged', file);
        if (!(await source.skip(header.size + padding))) return;
        continue;
      }
      const body = await source.read(header.size);
      if (header.type === 'L') extension = { ...extension, path: parseLongName(body) };
      else if (header.type === 'x') extension = { ...extension, ...parsePax(body) };
      if (!(await source.skip(padding))) return budget.tell('damaged', file);
      continue;
    }
    const { path = header.name, size = header.size, isSparse = header.type === 'S' } = extension;
    extension = {};
    const name = nameOf(path);
    if (!budget.takeEntry(name)) return;
    if (links.has(header.type)) {
      budget.tell('link', name);
      continue;
    }
    if (header.type === '5') continue;
    if (header.type === 'S') await skipSparseMap(source, block);
    const body = new TarBody(source, size);
    if (isSparse || !files.has(header.type)) budget.tell('unsupported', name);
    else if (!path.endsWith('/')) yield { name, bytes: body.read() };
    if (!(await body.skipRest())) return budget.tell('damaged', name);
  }
};

/** Headers that tell of the file after them, or, `g`, of all files: a time or an owner, nothing that is read here. */
function isExtension(type: string): boolean {
  return type === 'x' || type === 'g' || type === 'L' || type === 'K';
}

/** The contents of one file, and the zeros that fill up its last block. */
class TarBody {
  readonly #source: ByteSource;
  readonly #padding: number;
  #left: number;

  constructor(source: ByteSource, size: number) {
    this.#source = source;
    this.#left = size;
    this.#padding = (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    while (this.#left > 0) {
      const bytes = await this.#source.next(this.#left);
      if (bytes === null) return;
      this.#left -= bytes.length;
      yield bytes;
    }
  }

  /** False when the archive ends before. */
  skipRest(): Promise<boolean> {
    return this.#source.skip(this.#left + this.#padding);
  }
}

/** In GNU's old form more of the list of holes may stand between header and contents, in blocks that tell if one more follows. */
async function skipSparseMap(source: ByteSource, header: Uint8Array): Promise<void> {
  let goesOn = header[482] === 1;
  while (goesOn) goesOn = (await source.read(BLOCK_BYTES))[504] === 1;
}

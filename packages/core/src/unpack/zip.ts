import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import type { ArchiveFormat, Member } from './archive-format.ts';
import { ByteSource } from './byte-source.ts';
import { inflateRaw } from './gzip.ts';
import type { UnpackBudget } from './unpack-budget.ts';
import { localFiles } from './zip-locals.ts';
import { decompress, type StreamEnd } from './zlib-stream.ts';

const STORED = 0;
const DEFLATED = 8;

/** A zip archive, held while it is read, since the list of its files stands at its end. */
export const zip: ArchiveFormat = async function* ({ source, file, budget, nameOf }) {
  const held = await hold(source, budget);
  if (held === null) return budget.tell('too-large-to-hold', file);
  let listed = 0;
  try {
    for await (const member of listedMembers(held, file, budget, nameOf)) {
      listed += 1;
      yield member;
    }
  } catch (error) {
    // yauzl refuses what is no zip archive, or not any longer, by throwing; it ends its list at an entry of the kind that only PKWARE makes.
    const isEncrypted = error instanceof Error && error.message === 'strong encryption is not supported';
    budget.tell(isEncrypted ? 'encrypted' : 'damaged', file);
    if (listed === 0 && !isEncrypted) yield* unlistedMembers(held, budget, nameOf);
  } finally {
    budget.release(held.length);
  }
};

async function hold(source: ByteSource, budget: UnpackBudget): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let bytes = await source.next(); bytes !== null; bytes = await source.next()) {
    if (!budget.hold(bytes.length)) {
      budget.release(length);
      return null;
    }
    length += bytes.length;
    pieces.push(new Uint8Array(bytes));
  }
  return Buffer.concat(pieces, length);
}

async function* listedMembers(
  held: Buffer,
  file: string | undefined,
  budget: UnpackBudget,
  nameOf: (path: string) => string,
): AsyncGenerator<Member> {
  const yauzl = await import('yauzl');
  // yauzl ends its list at a name that would be dangerous on a disk, and at sizes that do not agree; both are ours to judge.
  const list = await yauzl.fromBufferPromise(held, { decodeStrings: false, validateEntrySizes: false });
  let compressed = 0;
  for await (const entry of list.eachEntry()) {
    const path = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    const name = nameOf(path);
    if (!budget.takeEntry(name)) return;
    if (path.endsWith('/')) continue;
    if (isLink(entry)) budget.tell('link', name);
    else if (entry.isEncrypted()) budget.tell('encrypted', name);
    else if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
      budget.tell('unsupported', name);
    } else {
      compressed += entry.compressedSize;
      // Entries that lie over each other, which makes a bomb out of little, are more together than the archive is.
      if (compressed > held.length) return budget.tell('damaged', file);
      const packed = await packedBytes(list, entry, held);
      if (packed === null) budget.tell('damaged', name);
      else yield { name, bytes: contents(packed, entry, name, budget) };
    }
  }
}

/** Files of an archive whose list at the end was cut off, or has something behind it. */
function* unlistedMembers(held: Buffer, budget: UnpackBudget, nameOf: (path: string) => string): Generator<Member> {
  for (const { path, isEncrypted, method, packed, isCut } of localFiles(held)) {
    const name = nameOf(path);
    if (!budget.takeEntry(name)) return;
    if (path.endsWith('/')) continue;
    if (isEncrypted) budget.tell('encrypted', name);
    else if (method !== STORED && method !== DEFLATED) budget.tell('unsupported', name);
    else {
      if (isCut) budget.tell('damaged', name);
      yield { name, bytes: contents(packed, { compressionMethod: method }, name, budget) };
    }
  }
}

/** Where an entry lies is told by the header before it; null when that is none. */
async function packedBytes(list: ZipFile, entry: Entry, held: Buffer): Promise<Buffer | null> {
  try {
    const { fileDataStart } = await list.readLocalFileHeaderPromise(entry, { minimal: true });
    return held.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  } catch {
    return null;
  }
}

/** What an entry says of its contents; its size and checksum only where the list of all does. */
type Told = Pick<Entry, 'compressionMethod'> & Partial<Pick<Entry, 'uncompressedSize' | 'crc32'>>;

async function* contents(packed: Buffer, entry: Told, name: string, budget: UnpackBudget): AsyncGenerator<Uint8Array> {
  const stream = budget.openStream(name);
  if (stream === null) return;
  let checksum = 0;
  let size = 0;
  let end: StreamEnd | undefined;
  const source = new ByteSource(onePiece(packed));
  const bodies =
    entry.compressionMethod === STORED
      ? onePiece(packed)
      : decompress(source, inflateRaw(), (told) => {
          end = told;
        });
  for await (const bytes of bodies) {
    checksum = crc32(bytes, checksum);
    size += bytes.length;
    const taken = stream.takeInflated(bytes);
    yield taken;
    if (taken.length < bytes.length) return;
  }
  const isAsTold = entry.crc32 === undefined || (size === entry.uncompressedSize && checksum === entry.crc32);
  if (end?.code === 'refused' || !isAsTold) budget.tell('damaged', name);
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const MADE_ON_UNIX = 3;
const TYPE_OF_FILE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/** Info-ZIP keeps symbolic links of Unix; the mode stands in the upper half of the attributes. What came from a pipe is a file. */
function isLink(entry: Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & TYPE_OF_FILE;
  return entry.versionMadeBy >>> 8 === MADE_ON_UNIX && type === SYMBOLIC_LINK;
}

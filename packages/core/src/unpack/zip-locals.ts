/** A file of a zip archive as the header before its contents tells it. */
export interface LocalFile {
  readonly path: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  /** As compressed; with what follows where its length stands only behind it. */
  readonly packed: Buffer;
  /** What there is of it ends before it should. */
  readonly isCut: boolean;
}

const HEADER_BYTES = 30;
const LOCAL = Buffer.from('PK\x03\x04', 'latin1');
/** Behind "PK" before what may follow the contents of a file: what tells its length, the next file, the list of all. */
const followers: ReadonlySet<number> = new Set([0x0708, 0x0304, 0x0102]);
const ENCRYPTED = 1;
const LENGTH_BEHIND = 8;
const UTF_8 = 0x800;

/** The files of an archive whose list is missing or damaged, as far as one follows the other. */
export function* localFiles(archive: Buffer): Generator<LocalFile> {
  let at = archive.indexOf(LOCAL);
  while (at >= 0 && at + HEADER_BYTES <= archive.length) {
    const flags = archive.readUInt16LE(at + 6);
    const nameEnd = at + HEADER_BYTES + archive.readUInt16LE(at + 26);
    const begin = nameEnd + archive.readUInt16LE(at + 28);
    const told = begin + archive.readUInt32LE(at + 18);
    const end = flags & LENGTH_BEHIND ? nextMark(archive, begin) : told;
    yield {
      path: archive.toString(flags & UTF_8 ? 'utf8' : 'latin1', at + HEADER_BYTES, nameEnd),
      isEncrypted: (flags & ENCRYPTED) !== 0,
      method: archive.readUInt16LE(at + 8),
      packed: archive.subarray(begin, end),
      isCut: end > archive.length,
    };
    at = archive.indexOf(LOCAL, end);
  }
}

function nextMark(archive: Buffer, from: number): number {
  for (let at = archive.indexOf('PK', from, 'latin1'); at >= 0; at = archive.indexOf('PK', at + 2, 'latin1')) {
    if (at + 4 <= archive.length && followers.has(archive.readUInt16BE(at + 2))) return at;
  }
  return archive.length;
}

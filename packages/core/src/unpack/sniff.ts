/** What a file is, told by its first bytes; a name says nothing. */
export type Form = 'gzip' | 'bzip2' | 'xz' | 'zstd' | 'zip' | 'tar' | 'unsupported' | 'binary' | 'plain';

/** As many bytes of a file as its magic needs: that of tar stands last, at 257. */
export const MAGIC_BYTES = 265;

/** As many as are looked at to tell whether a file out of an archive is text. */
export const TEXT_SAMPLE_BYTES = 8 * 1024;

interface Magic {
  readonly form: Form;
  /** The bytes as latin-1 text. */
  readonly bytes: string;
  readonly at?: number;
}

const magics: readonly Magic[] = [
  { form: 'gzip', bytes: '\x1f\x8b\x08' },
  { form: 'xz', bytes: '\xfd7zXZ\0' },
  { form: 'zstd', bytes: '\x28\xb5\x2f\xfd' },
  { form: 'zip', bytes: 'PK\x03\x04' },
  // One volume of an archive that was to be split and needed no other.
  { form: 'zip', bytes: 'PK\x07\x08PK\x03\x04' },
  { form: 'zip', bytes: 'PK00PK\x03\x04' },
  // A zip archive without files.
  { form: 'zip', bytes: 'PK\x05\x06' },
  { form: 'tar', bytes: 'ustar\x0000', at: 257 },
  { form: 'tar', bytes: 'ustar  \0', at: 257 },
  // 7z, RAR, LZ4, compress(1), lzip
  { form: 'unsupported', bytes: '7z\xbc\xaf\x27\x1c' },
  { form: 'unsupported', bytes: 'Rar!\x1a\x07' },
  { form: 'unsupported', bytes: '\x04\x22\x4d\x18' },
  { form: 'unsupported', bytes: '\x1f\x9d' },
  { form: 'unsupported', bytes: 'LZIP\x01' },
  // ELF, SQLite, PNG, JPEG, a journal file, squashfs (which a snap is)
  { form: 'binary', bytes: '\x7fELF' },
  { form: 'binary', bytes: 'SQLite format 3\0' },
  { form: 'binary', bytes: '\x89PNG\r\n\x1a\n' },
  { form: 'binary', bytes: '\xff\xd8\xff' },
  { form: 'binary', bytes: 'LPKSHHRH' },
  { form: 'binary', bytes: 'hsqs' },
];

/** "BZh", the size of its blocks, and the magic of the first block or of the end. */
const bzip2Starts = ['1AY&SY', '\x17rE8P\x90'];

/** What a file is by its magic; `head` is its first `MAGIC_BYTES`, or all of it. */
export function sniff(head: Uint8Array): Form {
  for (const magic of magics) if (holds(head, magic.bytes, magic.at ?? 0)) return magic.form;
  if (holds(head, 'BZh', 0) && bzip2Starts.some((start) => holds(head, start, 4))) return 'bzip2';
  return 'plain';
}

/** Whether a file is evidently no text; `head` is its first `TEXT_SAMPLE_BYTES`, or all of it. */
export function looksBinary(head: Uint8Array): boolean {
  let odd = 0;
  let even = 0;
  let strange = 0;
  let before = -1;
  const length = Math.min(head.length, TEXT_SAMPLE_BYTES);
  for (let at = 0; at < length; at++) {
    const byte = head[at] as number;
    if (byte === 0) {
      if (at % 2 === 0) even += 1;
      else odd += 1;
      // A run counts once: a log that was open when the power failed holds long ones, and is a log all the same.
      if (before !== 0) strange += 1;
    } else if (byte < 0x20 && !isTextControl(byte)) strange += 1;
    before = byte;
  }
  if (odd + even === 0 || isUtf16(odd, even, length)) return false;
  return strange > length / 10;
}

/** Characters of Western text have a zero in one half of each pair, and only there. */
function isUtf16(odd: number, even: number, length: number): boolean {
  const many = Math.max(odd, even);
  return many > length / 5 && Math.min(odd, even) < many / 10;
}

/** Tab, line feed, vertical tab, form feed, return, backspace, and the escape of colours. */
function isTextControl(byte: number): boolean {
  return (byte >= 0x08 && byte <= 0x0d) || byte === 0x1b;
}

function holds(head: Uint8Array, bytes: string, at: number): boolean {
  if (head.length < at + bytes.length) return false;
  for (let index = 0; index < bytes.length; index++) {
    if (head[at + index] !== bytes.charCodeAt(index)) return false;
  }
  return true;
}

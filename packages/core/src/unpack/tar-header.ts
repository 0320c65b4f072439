/** The unit of a tar archive: a header is one, and contents are filled up to it. */
export const BLOCK_BYTES = 512;

export interface TarHeader {
  readonly name: string;
  readonly size: number;
  /** One character; '' is the old sign of a regular file. */
  readonly type: string;
}

const CHECKSUM_AT = 148;
const CHECKSUM_BYTES = 8;

const utf8 = new TextDecoder();

/** Reads a header of 512 bytes (pax, ustar or GNU); null when it is none. */
export function parseTarHeader(block: Uint8Array): TarHeader | null {
  if (latin1(block, 257, 5) !== 'ustar' || readNumber(block, CHECKSUM_AT, CHECKSUM_BYTES) !== checksumOf(block)) {
    return null;
  }
  const size = readNumber(block, 124, 12);
  if (size === null) return null;
  const name = text(block, 0, 100);
  // GNU keeps other things where ustar has the first part of a long name.
  const prefix = block[262] === 0 ? text(block, 345, 155) : '';
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size,
    type: latin1(block, 156, 1).replace('\0', ''),
  };
}

export function isZeroBlock(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** What a pax header tells of the file after it. */
export interface PaxFields {
  readonly path?: string;
  readonly size?: number;
  readonly isSparse?: boolean;
}

/** The longest "LENGTH " that is a length. */
const LONGEST_LENGTH = 12;

/** Reads "LENGTH KEY=VALUE\n" records. Looks at each byte a bounded number of times, and at nothing behind what is no record. */
export function parsePax(body: Uint8Array): PaxFields {
  let fields: PaxFields = {};
  for (let at = 0; at < body.length; ) {
    const blank = body.subarray(at, at + LONGEST_LENGTH).indexOf(0x20);
    const digits = blank < 0 ? '' : latin1(body, at, blank);
    const end = at + Number(digits);
    if (!/^\d+$/.test(digits) || end <= at + blank + 1 || end > body.length) break;
    const record = body.subarray(at + blank + 1, end - 1);
    const equals = record.subarray(0, 64).indexOf(0x3d);
    const key = equals < 0 ? '' : latin1(record, 0, equals);
    if (key === 'path') fields = { ...fields, path: utf8.decode(record.subarray(equals + 1)) };
    else if (key.startsWith('GNU.sparse.')) fields = { ...fields, isSparse: true };
    else if (key === 'size') {
      const size = Number(latin1(record, equals + 1, Math.min(record.length - equals - 1, 20)));
      if (Number.isSafeInteger(size) && size >= 0) fields = { ...fields, size };
    }
    at = end;
  }
  return fields;
}

/** The name that stands in the body of a GNU header for a long one. */
export function parseLongName(body: Uint8Array): string {
  return text(body, 0, body.length);
}

/** Octal digits between blanks and zeros, or GNU's binary form; null when it is neither, or more than can be counted. */
function readNumber(block: Uint8Array, at: number, length: number): number | null {
  const first = block[at] as number;
  if (first & 0x80) {
    let value = first & 0x7f;
    for (const byte of block.subarray(at + 1, at + length)) value = value * 256 + byte;
    return Number.isSafeInteger(value) ? value : null;
  }
  const digits = /^ *([0-7]*)[ \0]*$/.exec(latin1(block, at, length))?.[1];
  return digits === undefined ? null : Number.parseInt(`0${digits}`, 8);
}

/** The sum of all bytes, those of the checksum itself taken as blanks. */
function checksumOf(block: Uint8Array): number {
  let sum = CHECKSUM_BYTES * 0x20;
  for (const byte of block) sum += byte;
  for (const byte of block.subarray(CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_BYTES)) sum -= byte;
  return sum;
}

function text(block: Uint8Array, at: number, length: number): string {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return utf8.decode(end < 0 ? field : field.subarray(0, end));
}

function latin1(block: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...block.subarray(at, at + length));
}

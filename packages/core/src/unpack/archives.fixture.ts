import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import type { PastePart, Unread } from '@whyblocked/contract';
import { unpack } from './unpack.ts';
import type { UnpackBounds } from './unpack-budget.ts';
import { UnreadLedger } from './unread-ledger.ts';

/** Eight times these two lines, as `xz` and `bzip2` compress them. */
export const sample = 'audit: apparmor="DENIED" profile="snap.lxd.daemon"\nNov 12 node-1 kernel: the end\n'.repeat(8);
export const packedSamples = {
  xzCrc64:
    '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AKHAFldADCdSKwvh9UBQeaW/A/dsu4zZcWlv4FJhzKDy59pwi/un+nXaeM8guOyT6uLC5WHPRlLJBIyBhP8pMZpznR3FUii6gRWxCX+wxgrh4DB9GTFYpAjZ0Qb8QAAAAAAAPC1VQ4i5ZRTAAF1iAUAAADOQ/IuscRn+wIAAAAABFla',
  xzSha256:
    '/Td6WFoAAArh+wyhAgAhARYAAAB0L+Wj4AKHAFldADCdSKwvh9UBQeaW/A/dsu4zZcWlv4FJhzKDy59pwi/un+nXaeM8guOyT6uLC5WHPRlLJBIyBhP8pMZpznR3FUii6gRWxCX+wxgrh4DB9GTFYpAjZ0Qb8QAAAAAAAH8x+RZ0Iv3QFoXmaAwTZwbWwtfIby/NXrFlNsm9ayxuAAGNAYgFAABUpj1ytunfHAIAAAAAClla',
  bzip2:
    'QlpoOTFBWSZTWaelG64AAIvdgAAQUAMwEgYhJ2/fQDAA+AMYAAAAAxgAAAAAqqjDTKZpMmIybU0qGI/CQyEh4EBYPgmJhcJDgTExeKDcciI9DEaCY1Fg0GIyEx5FgrHQ2FB0PokMxcOBeKCI1HIiLRqKCYqHsRHQrFYgMBUOg2GI1HcQEhUIiwbjAQFogMx/F3JFOFCQp6Ubrg==',
  /** 300,000 times "a". */
  bzip2Runs: 'QlpoOTFBWSZTWXn2sSkAAkwBgKAABAAACCAAMMwFKaYURsRRHi7kinChIPPtYlI=',
  /** "x", with a dictionary of 128 MiB. */
  xzWide: '/Td6WFoAAATm1rRGAgAhAR4AAACbB1FmAQAAeAAAAABFru+D+O4WCgABGQGlLIHMH7bzfQEAAAAABFla',
  /** "x", filtered as x86 code. */
  xzFiltered: '/Td6WFoAAATm1rRGAgEEACEBFgANhjUfAQAAeAAAAABFru+D+O4WCgABGQGlLIHMH7bzfQEAAAAABFla',
} as const;

export function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}

export interface TarFile {
  readonly name: string;
  readonly body?: Uint8Array | string;
  readonly type?: string;
  /** What the header says, where it lies. */
  readonly size?: number;
}

/** A tar archive in the ustar form, without the mark of its end where `isOpen`. */
export function tarOf(files: readonly TarFile[], isOpen = false): Buffer {
  const blocks = files.flatMap(({ name, body = '', type = '0', size }) => {
    const contents = Buffer.from(body);
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write('0000644\0', 100);
    header.write((size ?? contents.length).toString(8).padStart(11, '0'), 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write('ustar\x0000', 257);
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    return [header, contents, Buffer.alloc(-contents.length & 511)];
  });
  return Buffer.concat(isOpen ? blocks : [...blocks, Buffer.alloc(1024)]);
}

export interface ZipFile {
  readonly name: string;
  readonly body: Uint8Array | string;
  readonly method?: number;
  readonly isEncrypted?: boolean;
  readonly mode?: number;
  /** What the lists say, where it lies. */
  readonly size?: number;
  readonly checksum?: number;
  /** The list of files has it this often. */
  readonly times?: number;
}

export function zipOf(files: readonly ZipFile[]): Buffer {
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, body, method = 8, isEncrypted = false, mode = 0o100644, size, checksum, times = 1 } of files) {
    const contents = Buffer.from(body);
    const packed = method === 8 ? deflateRawSync(contents) : contents;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (isEncrypted ? 1 : 0), 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(checksum ?? crc32(contents), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size ?? contents.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(at, 10);
    const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), common, rest, Buffer.from(name)]);
    for (let time = 0; time < times; time++) list.push(entry);
    locals.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, listed, end]);
}

/** `depth` times compressed by gzip. */
export function gzipped(body: Uint8Array | string, depth = 1): Buffer {
  let packed = Buffer.from(body);
  for (let level = 0; level < depth; level++) packed = gzipSync(packed);
  return packed;
}

/**
 * Gives bytes in pieces of `size` out of one buffer that is written over each time, as `PastePart` allows: whatever is kept
 * without being copied turns up as garbage.
 */
export async function* inPieces(bytes: Uint8Array, size: number, file?: string): AsyncGenerator<PastePart> {
  const buffer = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    buffer.fill('!');
    const piece = bytes.subarray(at, at + size);
    buffer.set(piece);
    const part = { bytes: buffer.subarray(0, piece.length) };
    yield file === undefined ? part : { file, ...part };
  }
}

export interface Unpacked {
  /** By label; '' is what has none. */
  readonly documents: Record<string, string>;
  readonly unread: Unread[];
}

export async function unpacked(parts: AsyncIterable<PastePart>, bounds: Partial<UnpackBounds> = {}): Promise<Unpacked> {
  const unread = new UnreadLedger();
  const documents: Record<string, string> = Object.create(null);
  for await (const { file = '', bytes } of unpack(parts, { unread, bounds })) {
    documents[file] = (documents[file] ?? '') + Buffer.from(bytes).toString('latin1');
  }
  return { documents, unread: unread.list() };
}

import { randomBytes } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import type { PastePart } from '@whyblocked/contract';
import { packTar } from 'modern-tar';
import { describe, expect, test } from 'vitest';
import { bytesOf, gzipped, inPieces, packedSamples, sample, tarOf, unpacked, zipOf } from './archives.fixture.ts';
import { unpack } from './unpack.ts';
import { UnreadLedger } from './unread-ledger.ts';

const open = (bytes: Uint8Array, file = 'given', size = 1000) => unpacked(inPieces(bytes, size, file));

describe('plain content', () => {
  test('passes as it is, without being copied', async () => {
    const parts: PastePart[] = [
      { bytes: Buffer.alloc(4000, 'a') },
      { bytes: Buffer.alloc(10, 'b') },
      { file: 'syslog', bytes: Buffer.alloc(4000, 'c') },
    ];
    const given: PastePart[] = [];
    async function* all() {
      yield* parts;
    }
    for await (const part of unpack(all(), { unread: new UnreadLedger() })) given.push(part);
    expect(given).toEqual(parts);
    for (const [index, { bytes }] of given.entries()) expect(bytes.buffer).toBe(parts[index]?.bytes.buffer);
  });

  test('comes whole out of pieces that are shorter than a magic', async () => {
    expect(await open(Buffer.from(sample), 'given', 3)).toEqual({ documents: { given: sample }, unread: [] });
  });

  test('a file that is given is read unless its magic says that it is no text', async () => {
    const zeros = Buffer.from('\0\x01'.repeat(3000));
    expect(Object.keys((await open(zeros)).documents)).toEqual(['given']);
    for (const magic of ['\x7fELF', 'SQLite format 3\0', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff\xe0', 'LPKSHHRH']) {
      expect(await open(Buffer.from(`${magic}...`, 'latin1'))).toEqual({
        documents: {},
        unread: [{ code: 'binary', file: 'given', count: 1 }],
      });
    }
  });
});

describe('compressed files', () => {
  test.each([
    ['gzip', gzipped(sample)],
    ['zstd', zstdCompressSync(sample)],
    ['xz', bytesOf(packedSamples.xzCrc64)],
    ['xz with SHA-256', bytesOf(packedSamples.xzSha256)],
    ['bzip2', bytesOf(packedSamples.bzip2)],
  ])('%s: alone, one after the other, and cut off', async (_, packed) => {
    for (const size of [7, 1000]) {
      expect(await open(packed, 'given', size)).toEqual({ documents: { given: sample }, unread: [] });
      const twice = Buffer.concat([packed, packed]);
      expect(await open(twice, 'given', size)).toEqual({ documents: { given: sample + sample }, unread: [] });
    }
    const cut = await open(packed.subarray(0, packed.length - 20));
    expect(cut.unread).toEqual([{ code: 'damaged', file: 'given', count: 1 }]);
    expect(sample.startsWith(cut.documents.given ?? '')).toBe(true);
  });

  test('gzip gives what could be read, whether its end is missing or its checksum is wrong', async () => {
    const packed = gzipped(sample);
    const half = await open(packed.subarray(0, 90));
    expect(half.documents.given?.length).toBeGreaterThan(20);
    packed[packed.length - 6] = (packed.at(-6) as number) ^ 1;
    expect(await open(packed)).toEqual({
      documents: { given: sample },
      unread: [{ code: 'damaged', file: 'given', count: 1 }],
    });
  });

  test('gzip with every part of a header, and zeros behind', async () => {
    const plain = gzipped(sample);
    const header = Buffer.from('\x1f\x8b\x08\x1e\0\0\0\0\0\x03\x03\0abcsyslog.1\0a comment\0\x12\x34', 'latin1');
    const packed = Buffer.concat([header, plain.subarray(10), Buffer.alloc(100)]);
    expect(await open(packed, 'given', 5)).toEqual({ documents: { given: sample }, unread: [] });
  });

  test('bzip2 with long runs', async () => {
    expect((await open(bytesOf(packedSamples.bzip2Runs))).documents.given).toBe('a'.repeat(300_000));
  });

  test('what asks for too much memory, or is of a kind that is not read, is told', async () => {
    const unsupported = { documents: {}, unread: [{ code: 'unsupported', file: 'given', count: 1 }] };
    expect(await open(bytesOf(packedSamples.xzWide))).toEqual(unsupported);
    expect(await open(bytesOf(packedSamples.xzFiltered))).toEqual(unsupported);
    // A frame with a window of 128 MiB.
    expect(await open(Buffer.from('28b52ffd0488010000', 'hex'))).toEqual(unsupported);
    for (const magic of ['7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07\0', '\x04\x22\x4d\x18']) {
      expect(await open(Buffer.from(magic, 'latin1'))).toEqual(unsupported);
    }
  });
});

describe('tar', () => {
  test('reads what another program wrote: short, split, long and UTF-8 names', async () => {
    const names = [
      'inspection-report/apparmor/dmesg',
      `${'d'.repeat(90)}/${'e'.repeat(80)}`,
      `${'f'.repeat(200)}/ä.log`,
    ];
    const archive = await packTar([
      { header: { name: 'inspection-report/', type: 'directory', size: 0 } },
      ...names.map((name) => ({ header: { name, size: sample.length }, body: sample })),
    ]);
    expect(await open(archive)).toEqual({
      documents: Object.fromEntries(names.map((name) => [name, sample])),
      unread: [],
    });
  });

  test('tells links, devices, sparse and binary files', async () => {
    const archive = tarOf([
      ...['1', '2', '3', '4', '6'].map((type) => ({ name: `link-${type}`, type })),
      { name: 'holes', type: 'S', body: 'some of it' },
      { name: 'journal', body: 'LPKSHHRH\0\0' },
      { name: 'object', body: '\0\x01\x02\0'.repeat(500) },
      { name: 'utf-16', body: Buffer.from(sample, 'utf16le') },
      { name: 'after a power cut', body: `a\n${'\0'.repeat(4000)}b\n` },
    ]);
    const { documents, unread } = await open(archive);
    expect(Object.keys(documents)).toEqual(['utf-16', 'after a power cut']);
    expect(unread).toEqual([
      { code: 'link', file: 'link-1', count: 5 },
      { code: 'unsupported', file: 'holes', count: 1 },
      { code: 'binary', file: 'journal', count: 2 },
    ]);
  });

  test('finds the next header behind a damaged one', async () => {
    const archive = tarOf([
      { name: 'a', body: 'one' },
      { name: 'b', body: 'two' },
      { name: 'c', body: 'three' },
    ]);
    archive[1024 + 20] = 1;
    expect(await open(archive)).toEqual({
      documents: { a: 'one', c: 'three' },
      unread: [{ code: 'damaged', file: 'given', count: 1 }],
    });
  });
});

describe('zip', () => {
  test('reads stored and deflated files, and tells the others', async () => {
    const archive = zipOf([
      { name: 'logs/', body: '', method: 0 },
      { name: 'logs/ä.log', body: sample },
      { name: 'stored', body: sample, method: 0 },
      { name: 'secret', body: sample, isEncrypted: true },
      { name: 'lzma', body: sample, method: 14 },
      { name: 'link', body: 'stored', mode: 0o120777 },
    ]);
    expect(await open(archive)).toEqual({
      documents: { 'logs/ä.log': sample, stored: sample },
      unread: [
        { code: 'encrypted', file: 'secret', count: 1 },
        { code: 'unsupported', file: 'lzma', count: 1 },
        { code: 'link', file: 'link', count: 1 },
      ],
    });
  });

  test('gives what there is of a file whose size or checksum lies', async () => {
    for (const lie of [{ size: 5 }, { size: 1_000_000 }, { checksum: 1 }]) {
      expect(await open(zipOf([{ name: 'a', body: sample, ...lie }]))).toEqual({
        documents: { a: sample },
        unread: [{ code: 'damaged', file: 'a', count: 1 }],
      });
    }
  });

  test('gives the files that follow each other where the list of them is cut off or something stands behind it', async () => {
    const files = [
      { name: 'ä', body: sample },
      { name: 'b', body: sample, method: 0 },
      { name: 'c', body: sample, isEncrypted: true },
    ];
    const archive = zipOf(files);
    const unread = [
      { code: 'damaged', file: 'given', count: 1 },
      { code: 'encrypted', file: 'c', count: 1 },
    ];
    for (const damaged of [archive.subarray(0, -30), Buffer.concat([archive, Buffer.from('\nsent by a form')])]) {
      expect(await open(damaged)).toEqual({ documents: { ä: sample, b: sample }, unread });
    }
    const stored = zipOf(files.slice(1, 2));
    expect(await open(stored.subarray(0, 31 + 20))).toEqual({
      documents: { b: sample.slice(0, 20) },
      unread: [{ code: 'damaged', file: 'given', count: 2 }],
    });
  });

  test('finds the end of a file of which the length stands behind it', async () => {
    const streamed = zipOf([{ name: 'a', body: sample }]);
    // The flag, and neither length nor checksum.
    streamed[6] = 8;
    streamed.fill(0, 14, 26);
    const end = streamed.indexOf('PK\x01\x02');
    const descriptor = Buffer.alloc(16, 'PK\x07\x08............', 'latin1');
    const cut = Buffer.concat([streamed.subarray(0, end), descriptor, zipOf([{ name: 'b', body: sample }])]);
    expect((await open(cut.subarray(0, -5))).documents).toEqual({ a: sample, b: sample });
  });

  test('reads what was zipped from a pipe, and one volume of an archive that was to be split', async () => {
    const piped = zipOf([{ name: '-', body: sample, mode: 0o010600 }]);
    expect(await open(piped)).toEqual({ documents: { '-': sample }, unread: [] });
    const volume = Buffer.concat([Buffer.from('PK\x07\x08'), zipOf([{ name: 'a', body: sample }])]);
    expect((await open(volume)).documents).toEqual({ a: sample });
  });
});

describe('archives in archives', () => {
  test('name what they hold by all paths but that of the outermost', async () => {
    const inner = gzipped(tarOf([{ name: 'var/log/syslog', body: 'inner\n' }]));
    const archive = zipOf([
      { name: 'inner.tar.gz', body: inner },
      { name: 'syslog.2.gz', body: gzipped('older\n') },
      { name: 'syslog.3.xz', body: bytesOf(packedSamples.xzCrc64) },
    ]);
    expect(await open(archive)).toEqual({
      documents: { 'inner.tar.gz:var/log/syslog': 'inner\n', 'syslog.2.gz': 'older\n', 'syslog.3.xz': sample },
      unread: [],
    });
    // Two of a format at one time.
    const nested = gzipped(tarOf([{ name: 'a.gz', body: gzipped(gzipped('deep')) }]));
    expect((await open(nested)).documents).toEqual({ 'a.gz': 'deep' });
  });

  test('as deep as the limit says', async () => {
    expect((await open(gzipped('text', 4))).documents).toEqual({ given: 'text' });
    expect(await open(gzipped('text', 5))).toEqual({
      documents: {},
      unread: [{ code: 'too-deep', file: 'given', count: 1, limit: 4 }],
    });
  });
});

test('names are labels, and harmless', async () => {
  const archive = tarOf([
    { name: '../../etc/shadow', body: 'a' },
    { name: '/etc/passwd', body: 'b' },
    { name: 'red \x1b[31m\nline\u202e', body: 'c' },
    { name: '__proto__', body: 'd' },
    { name: 'x', type: 'x', body: `414 path=${'n'.repeat(404)}\n` },
    { name: 'short', body: 'e' },
  ]);
  const { documents } = await open(archive);
  expect(Object.keys(documents)).toEqual([
    '../../etc/shadow',
    '/etc/passwd',
    'red \ufffd[31m\ufffdline\ufffd',
    '__proto__',
    'n'.repeat(300),
  ]);
  expect(Object.keys((await open(Buffer.from('text'), 'up\nload')).documents)).toEqual(['up\ufffdload']);
});

test('a consumer that stops early stops the source', async () => {
  let given = 0;
  let isClosed = false;
  async function* parts(): AsyncGenerator<PastePart> {
    try {
      for await (const part of inPieces(gzipped(randomBytes(250_000).toString('hex')), 1000)) {
        given += 1;
        yield part;
      }
    } finally {
      isClosed = true;
    }
  }
  const documents = unpack(parts(), { unread: new UnreadLedger() });
  await documents.next();
  await documents.return(undefined);
  expect(isClosed).toBe(true);
  // Of more than 250.
  expect(given).toBeLessThan(60);
});

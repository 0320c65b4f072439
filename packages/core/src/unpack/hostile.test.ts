import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bytesOf,
  gzipped,
  inPieces,
  packedSamples,
  sample,
  type TarFile,
  tarOf,
  unpacked,
  zipOf,
} from './archives.fixture.ts';

const open = (bytes: Uint8Array, bounds = {}) => unpacked(inPieces(bytes, 1000, 'given'), bounds);

describe('bounds', () => {
  test('no more is unpacked than may be, over all archives together', async () => {
    const bounds = { unpackedBytes: 100_000 };
    const packed = gzipped('a'.repeat(70_000));
    async function* three() {
      yield* inPieces(packed, 1000, 'first');
      yield* inPieces(packed, 1000, 'second');
      yield* inPieces(packed, 1000, 'third');
      yield* inPieces(Buffer.from('plain'), 1000, 'fourth');
    }
    const { documents, unread } = await unpacked(three(), bounds);
    expect(documents.first).toHaveLength(70_000);
    expect(documents.second).toHaveLength(30_000);
    expect(documents).not.toHaveProperty('third');
    expect(documents.fourth).toBe('plain');
    expect(unread).toEqual([{ code: 'too-many-unpacked-bytes', file: 'second', count: 2, limit: 100_000 }]);
  });

  test.each([
    ['gzip', gzipped(Buffer.alloc(5_000_000))],
    ['gzip in gzip', gzipped(Buffer.alloc(5_000_000), 3)],
    ['zstd', zstdCompressSync(Buffer.alloc(5_000_000))],
    ['bzip2', bytesOf(packedSamples.bzip2Runs)],
    ['tar', gzipped(tarOf([{ name: 'a', body: Buffer.alloc(5_000_000, 'a') }]))],
    ['zip', zipOf([{ name: 'a', body: Buffer.alloc(5_000_000, 'a'), size: 10 }])],
  ])('a bomb ends at the bound: %s', async (_, bomb) => {
    const { documents, unread } = await open(bomb, { unpackedBytes: 200_000 });
    expect(Object.values(documents).join('').length).toBeLessThanOrEqual(200_000);
    expect(unread).toMatchObject([{ code: 'too-many-unpacked-bytes', count: 1, limit: 200_000 }]);
  });

  test('many empty streams cost something too', async () => {
    const { unread } = await open(Buffer.concat(Array(100).fill(gzipped(''))), { unpackedBytes: 1_000_000 });
    expect(unread).toEqual([{ code: 'too-many-unpacked-bytes', file: 'given', count: 1, limit: 1_000_000 }]);
  });

  test('entries count over all archives', async () => {
    const four: TarFile[] = ['a', 'b', 'c', 'd'].map((name) => ({ name, body: name }));
    const archive = tarOf([{ name: 'inner', body: tarOf(four) }, ...four]);
    const { documents, unread } = await open(archive, { archiveEntries: 6 });
    expect(Object.keys(documents)).toEqual(['inner:a', 'inner:b', 'inner:c', 'inner:d', 'a']);
    expect(unread).toEqual([{ code: 'too-many-entries', file: 'b', count: 1, limit: 6 }]);
    const zip = zipOf(['a', 'b', 'c'].map((name) => ({ name, body: name })));
    expect((await open(zip, { archiveEntries: 2 })).unread).toMatchObject([{ code: 'too-many-entries', file: 'c' }]);
  });

  test('zip archives that are open at one time are held together', async () => {
    const inner = zipOf([{ name: 'text', body: sample, method: 0 }]);
    const outer = zipOf([{ name: 'inner.zip', body: inner, method: 0 }]);
    expect((await open(outer, { zipBytes: outer.length + inner.length })).documents).toEqual({
      'inner.zip:text': sample,
    });
    expect((await open(outer, { zipBytes: outer.length })).unread).toEqual([
      { code: 'too-large-to-hold', file: 'inner.zip', count: 1, limit: outer.length },
    ]);
  });

  test('entries of a zip that lie over each other end it', async () => {
    const { documents, unread } = await open(zipOf([{ name: 'a', body: sample, method: 0, times: 1000 }]));
    expect(documents.a?.length).toBeLessThan(200 * sample.length);
    expect(unread).toEqual([{ code: 'damaged', file: 'given', count: 1 }]);
  });
});

describe('sizes that lie', () => {
  test('in tar: more than there is, and pax headers beyond measure', async () => {
    expect(await open(tarOf([{ name: 'a', body: 'text', size: 0o77777777777 }]))).toMatchObject({
      unread: [{ code: 'damaged', file: 'a', count: 1 }],
    });
    for (const type of ['x', 'g', 'L', 'K']) {
      const long = tarOf([
        { name: 'long', type, body: Buffer.alloc(200_000, '1') },
        { name: 'a', body: 'text' },
      ]);
      expect(await open(long)).toEqual({
        documents: { a: 'text' },
        unread: [{ code: 'damaged', file: 'given', count: 1 }],
      });
      const endless = tarOf([{ name: 'long', type, body: 'x', size: 0o77777777777 }]);
      expect((await open(endless)).unread).toEqual([{ code: 'damaged', file: 'given', count: 1 }]);
    }
  });

  test('in tar: lists of holes that never end', async () => {
    const header = tarOf([{ name: 'holes', type: 'S', body: '' }], true);
    header[482] = 1;
    // The mark is part of the sum.
    header.write(
      header
        .reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)
        .toString(8)
        .padStart(6, '0'),
      148,
    );
    const more = Buffer.alloc(512);
    more[504] = 1;
    const { unread } = await open(Buffer.concat([header, ...Array(100).fill(more)]));
    expect(unread).toEqual([{ code: 'unsupported', file: 'holes', count: 1 }]);
  });
});

test('memory stays bounded, whatever is unpacked', () => {
  const program = fileURLToPath(new URL('./held-memory.fixture.ts', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const told = JSON.parse(stdout);
  expect(told.unread).toMatchObject([{ code: 'too-many-unpacked-bytes', file: 'bomb' }]);
  expect(told.entries).toMatchObject([{ code: 'too-many-entries', limit: 20_000 }]);
  // Half of what is unpacked; most of it is what Node takes for itself.
  expect(told.peakBytes).toBeLessThan(256 * 1024 * 1024);
}, 60_000);

describe('any bytes end without throwing', () => {
  const archives = [
    gzipped(sample),
    gzipped(sample, 3),
    zstdCompressSync(sample),
    bytesOf(packedSamples.xzCrc64),
    bytesOf(packedSamples.bzip2),
    tarOf([
      { name: 'x', type: 'x', body: '12 path=abc\n' },
      { name: 'a', body: sample },
      { name: 'l', type: 'S', body: 'b' },
    ]),
    gzipped(
      tarOf([
        { name: 'a.xz', body: bytesOf(packedSamples.xzCrc64) },
        { name: 'b', body: sample },
      ]),
    ),
    zipOf([
      { name: 'a', body: sample },
      { name: 'b.gz', body: gzipped(sample), method: 0 },
    ]),
  ];
  const magics = ['\x1f\x8b\x08', '\xfd7zXZ\0\0\x04', 'BZh91AY&SY', '\x28\xb5\x2f\xfd', 'PK\x03\x04', 'PK\x05\x06', ''];

  test('a known magic, and anything behind it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...magics), fc.uint8Array({ maxLength: 2000 }), async (magic, bytes) => {
        await open(Buffer.concat([Buffer.from(magic, 'latin1'), bytes]));
      }),
      { numRuns: 300 },
    );
  });

  test('archives with bits turned and their ends cut off', async () => {
    const flips = fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(7)), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...archives), flips, fc.nat(60), async (archive, turned, missing) => {
        const bytes = Buffer.from(archive.subarray(0, archive.length - missing));
        for (const [place, bit] of turned) {
          const at = Math.floor(place * bytes.length);
          bytes[at] = (bytes[at] as number) ^ (1 << bit);
        }
        const { documents } = await open(bytes, { unpackedBytes: 1_000_000 });
        expect(Object.values(documents).join('').length).toBeLessThanOrEqual(1_000_000);
      }),
      { numRuns: 300 },
    );
  });
});

import type { PastePart } from '@whyblocked/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PartFeed } from './part-feed.ts';

async function* each(parts: readonly PastePart[]): AsyncGenerator<PastePart> {
  yield* parts;
}

async function piecesOf(parts: readonly PastePart[]): Promise<PastePart[]> {
  const feed = new PartFeed(each(parts));
  const pieces: PastePart[] = [];
  for (let piece = await feed.next(); piece !== null; piece = await feed.next()) pieces.push(piece);
  return pieces;
}

/** Consecutive parts of one file put together. */
function joined(parts: readonly PastePart[]): readonly (readonly [string | undefined, string])[] {
  const files: [string | undefined, string][] = [];
  for (const { file, bytes } of parts) {
    const text = Buffer.from(bytes).toString('hex');
    const last = files.at(-1);
    if (last && last[0] === file) last[1] += text;
    else files.push([file, text]);
  }
  return files;
}

it('gives the same bytes of the same files, however they come', async () => {
  const part = fc.record(
    {
      file: fc.constantFrom('a', 'b'),
      bytes: fc.oneof(
        fc.uint8Array(),
        fc.nat(200_000).map((size) => new Uint8Array(size).fill(size)),
      ),
    },
    { requiredKeys: ['bytes'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part), async (parts) => {
      const pieces = await piecesOf(parts);
      expect(joined(pieces)).toEqual(joined(parts));
      expect(pieces.every(({ bytes }) => bytes.length <= 64 * 1024)).toBe(true);
      const memory = new Set([...pieces, ...parts].map(({ bytes }) => bytes.buffer));
      expect(memory.size).toBeGreaterThanOrEqual(pieces.length);
      expect(parts.some(({ bytes }) => pieces.some((piece) => piece.bytes.buffer === bytes.buffer))).toBe(false);
    }),
  );
});

it('makes few pieces of many small parts', async () => {
  const parts = Array.from({ length: 100_000 }, () => ({ bytes: Uint8Array.of(1) }));
  expect(await piecesOf(parts)).toHaveLength(2);
});

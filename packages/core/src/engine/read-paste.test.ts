import { expect, it } from 'vitest';
import { UnreadLedger } from '../unpack/unread-ledger.ts';
import { heldParts } from './held-parts.ts';
import { readPaste } from './read-paste.ts';

function takerOf() {
  const pushed: string[] = [];
  const reader = { unread: new UnreadLedger() };
  return { pushed, reader, push: (bytes: Uint8Array, file = '') => pushed.push(`${file}:${Buffer.from(bytes)}`) };
}

const parts = [
  { bytes: Buffer.from('pasted') },
  { file: 'a', bytes: Buffer.from('x') },
  { file: 'b', bytes: Buffer.from('y') },
];

it('gives every part, with its file', async () => {
  const taker = takerOf();
  await readPaste(heldParts(parts), taker, { limitMs: 1, spentMs: () => 1 });
  expect(taker.pushed).toEqual([':pasted', 'a:x', 'b:y']);
  expect(taker.reader.unread.cut).toBe(false);
});

it('stops when its time is over, and says from which file on it did not read', async () => {
  const taker = takerOf();
  let spentMs = 0;
  await readPaste(heldParts(parts), taker, { limitMs: 2, spentMs: () => ++spentMs });
  expect(taker.pushed).toEqual([':pasted', 'a:x']);
  expect(taker.reader.unread.list()).toEqual([{ code: 'deadline', file: 'b', count: 1, limit: 2 }]);
});

it('has read everything when its time is over at the end', async () => {
  const taker = takerOf();
  await readPaste(heldParts(parts), taker, { limitMs: 2, spentMs: () => taker.pushed.length });
  expect(taker.reader.unread.cut).toBe(false);
});

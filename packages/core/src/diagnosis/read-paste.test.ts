import { expect, it, vi } from 'vitest';
import { recordPlan } from '../intake/scan-plan.ts';
import { PasteReader } from './paste-reader.ts';
import { readPaste } from './read-paste.ts';

function readerOf() {
  const reader = new PasteReader(recordPlan);
  const pushed: string[] = [];
  vi.spyOn(reader, 'push').mockImplementation((bytes, file = '') => {
    pushed.push(`${file}:${Buffer.from(bytes)}`);
  });
  return { reader, pushed };
}

async function* given() {
  yield* parts;
}

const parts = [
  { bytes: Buffer.from('pasted') },
  { file: 'a', bytes: Buffer.from('x') },
  { file: 'b', bytes: Buffer.from('y') },
];

it('gives every part, with its file', async () => {
  const { reader, pushed } = readerOf();
  await readPaste(given(), reader, { limitMs: 1, spentMs: () => 1 });
  expect(pushed).toEqual([':pasted', 'a:x', 'b:y']);
  expect(reader.unread.cut).toBe(false);
});

it('stops when its time is over, and says from which file on it did not read', async () => {
  const { reader, pushed } = readerOf();
  let spentMs = 0;
  await readPaste(given(), reader, { limitMs: 2, spentMs: () => ++spentMs });
  expect(pushed).toEqual([':pasted', 'a:x']);
  expect(reader.unread.list()).toEqual([{ code: 'deadline', file: 'b', count: 1, limit: 2 }]);
});

it('has read everything when its time is over at the end', async () => {
  const { reader, pushed } = readerOf();
  await readPaste(given(), reader, { limitMs: 2, spentMs: () => pushed.length });
  expect(reader.unread.cut).toBe(false);
});

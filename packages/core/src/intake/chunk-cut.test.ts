import { expect, it } from 'vitest';
import { chunkCut } from './chunk-cut.ts';

it('holds back whole lines, since a record may go on', () => {
  const bytes = Buffer.from('one\ntwo\nthree\nfour');
  expect(bytes.subarray(0, chunkCut(bytes, 1, 1000)).toString()).toBe('one\ntwo\n');
  expect(bytes.subarray(0, chunkCut(bytes, 2, 1000)).toString()).toBe('one\n');
});

it('waits while there are too few lines', () => {
  expect(chunkCut(Buffer.from('one\ntwo'), 3, 1000)).toBe(0);
  expect(chunkCut(Buffer.from('no line end'), 3, 1000)).toBe(0);
});

it('does not wait for ever: a buffer at its bound is cut at a line end, at a blank, or at its end', () => {
  expect(chunkCut(Buffer.from('one\ntwo three'), 5, 8)).toBe(4);
  expect(chunkCut(Buffer.from('two three'), 5, 8)).toBe(3);
  expect(chunkCut(Buffer.from('xxxxxxxxx'), 5, 8)).toBe(9);
});

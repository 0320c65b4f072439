import { expect, it } from 'vitest';
import { NO_AUDIT, NO_MARK, type SearchedPiece } from '../search/searched-piece.ts';
import { HeldHits } from './held-hits.ts';

function pieceWith(
  starts: readonly number[],
  marks: readonly (readonly [number, number, number])[] = [],
): SearchedPiece {
  const bytes = Buffer.alloc(0);
  return {
    bytes,
    before: bytes,
    hits: starts.length,
    starts,
    triggers: starts.map((_, index) => index),
    lines: starts.map((_, index) => index),
    keys: starts.map((_, index) => marks[index]?.[0] ?? NO_MARK),
    milliseconds: starts.map((_, index) => marks[index]?.[1] ?? NO_AUDIT),
    serials: starts.map((_, index) => marks[index]?.[2] ?? 0),
    lineEnds: starts.length,
  };
}

function startsOf(hits: HeldHits): readonly number[] {
  const starts: number[] = [];
  for (let hit = 0; hits.startOf(hit) < Number.POSITIVE_INFINITY; hit++) starts.push(hits.startOf(hit));
  return starts;
}

it('keeps hits of one piece after the other in order, also where one begins in the piece before', () => {
  const hits = new HeldHits();
  hits.add(pieceWith([5, 90, 95]), 0, 1);
  hits.add(pieceWith([-8, 3]), 100, 11);
  expect(startsOf(hits)).toEqual([5, 90, 92, 95, 103]);
  expect([0, 1, 2, 3, 4].map((hit) => [hits.triggerOf(hit), hits.lineOf(hit)])).toEqual([
    [0, 1],
    [1, 2],
    [0, 11],
    [2, 3],
    [1, 12],
  ]);
});

it('forgets hits with the bytes that held them', () => {
  const hits = new HeldHits();
  hits.add(pieceWith([5, 90, 95]), 0, 1);
  hits.drop(90);
  expect(startsOf(hits)).toEqual([0, 5]);
  expect(hits.lineOf(0)).toBe(2);
  hits.drop(100);
  expect(startsOf(hits)).toEqual([]);
});

it('tells marks where lines have one', () => {
  const hits = new HeldHits();
  hits.add(
    pieceWith(
      [1, 2, 3],
      [
        [7, 1000, 4],
        [0, NO_AUDIT, 0],
      ],
    ),
    0,
    1,
  );
  expect([0, 1, 2].map((hit) => hits.markOf(hit))).toEqual([
    { key: 7, audit: { milliseconds: 1000, serial: 4 } },
    { key: 0, audit: null },
    null,
  ]);
});

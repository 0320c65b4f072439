import { expect, it } from 'vitest';
import { findLaterRooms } from './core-rooms.mjs';

it('lets a room import those before it, and files of no room', () => {
  const imports = ['evidence/fact.ts', 'plan/filled.ts', 'canonical-json.ts'];
  expect(findLaterRooms([{ path: 'plan/plan-for.ts', imports }])).toEqual([]);
  expect(findLaterRooms([{ path: 'index.ts', imports: ['engine/create-engine.ts'] }])).toEqual([]);
  expect(findLaterRooms([{ path: 'connection/a.ts', imports: ['knowledge/b.ts'] }])).toEqual([]);
});

it('names what comes from a later room, and a room that nobody placed', () => {
  expect(findLaterRooms([{ path: 'plan/a.ts', imports: ['diagnosis/b.ts'] }])).toEqual([
    'packages/core/src/plan/a.ts must not import from diagnosis, which comes after plan',
  ]);
  expect(findLaterRooms([{ path: 'attic/a.ts', imports: [] }])).toEqual([
    'packages/core/src/attic/a.ts: the room attic has no place in scripts/core-rooms.mjs',
  ]);
});

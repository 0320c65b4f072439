import { expect, it } from 'vitest';
import { exactTime } from './exact-time.ts';

it.each([
  ['2025-09-17T20:54:03.160Z', 1758142443160],
  ['2025-09-17T20:54:03.160000001Z', 1758142443160],
  ['2025-09-17 22:54:03+02:00', 1758142443000],
  ['Wed, 17 Sep 2025 22:54:03 +0200', 1758142443000],
  ['2025-09-17T20:54:03', undefined],
  ['0001-01-01T00:00:00Z', undefined],
  ['Sep 17 20:54:03', undefined],
  ['4m3s', undefined],
  ['2025-99-99T20:54:03Z', undefined],
  [undefined, undefined],
])('%s', (written, milliseconds) => {
  expect(exactTime(written)).toBe(milliseconds);
});

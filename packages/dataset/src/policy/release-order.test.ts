import { expect, it } from 'vitest';
import { compareReleases, isInRelease } from './release-order.ts';

it('orders releases by their numbers', () => {
  const ordered = ['2.9', '2.57.6', '2.58', '2.58.3', '2.60', '2.68.5', '2.68.5.1', '2.77'];
  expect([...ordered].reverse().sort(compareReleases)).toEqual(ordered);
  expect(compareReleases('2.63~rc1', '2.63+git')).toBe(0);
});

it('takes since for the first release that has it and until for the first that has it no more', () => {
  const there = (release: string) => isInRelease(release, '2.60', '2.70');
  expect(['2.59.5', '2.60', '2.69', '2.70', '2.71'].map(there)).toEqual([false, true, true, false, false]);
  expect(isInRelease('2.1', undefined, '2.2')).toBe(true);
  expect(isInRelease('2.9', null, null)).toBe(true);
});

import { describe, expect, it } from 'vitest';
import { isSnapdSince } from './snapd-release.ts';

describe('isSnapdSince', () => {
  it.each([
    ['2.63', '2.63', true],
    ['2.63.1', '2.63', true],
    ['2.62.9', '2.63', false],
    ['2.9', '2.63', false],
    ['2.100', '2.63', true],
    ['3', '2.63', true],
    ['2', '2.63', false],
    ['2.59.5', '2.59.5', true],
    ['2.59', '2.59.5', false],
    ['2.61.3+22.04', '2.62', false],
    ['2.75.2.1-1ubuntu1', '2.75.2', true],
    // What no number begins behaves like the newest.
    ['', '2.63', true],
    ['unknown', '2.63', true],
    [undefined, '2.63', true],
  ])('%s since %s: %s', (release, first, expected) => {
    expect(isSnapdSince(release, first)).toBe(expected);
  });
});

import { expect, it } from 'vitest';
import { isNodeNewEnough } from './node-version.mjs';

it.each([
  ['18.20.4', false],
  ['20.20.2', false],
  ['22.13.9', false],
  ['22.14.0', true],
  ['23.0.0', true],
  ['24.21.0', true],
])('knows whether %s is new enough', (version, expected) => {
  expect(isNodeNewEnough(version)).toBe(expected);
});

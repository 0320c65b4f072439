import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestNames } from './nearest-names.ts';

const NAMES = ['home', 'network', 'network-bind', 'network-control', 'camera', 'removable-media', 'core/metallb'];

it.each([
  ['network', ['network', 'network-bind', 'network-control']],
  ['bind', ['network-bind']],
  ['netwrok', ['network']],
  ['hmoe', ['home']],
  ['Removable Media', ['removable-media']],
  ['media removable', ['removable-media']],
  ['metallb', ['core/metallb']],
  ['metalb', []],
  ['qqqq', []],
])('%j is near %j', (typed, near) => {
  expect(nearestNames(typed, NAMES, 25)).toEqual(near);
});

it('offers the first where nothing is typed, and never more than asked for', () => {
  expect(nearestNames(' ', NAMES, 2)).toEqual(['home', 'network']);
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.array(fc.string()), (typed, names) => {
      const near = nearestNames(typed, names, 3);
      expect(near.length).toBeLessThanOrEqual(3);
      for (const name of near) expect(names).toContain(name);
    }),
  );
});

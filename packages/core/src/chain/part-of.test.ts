import { expect, it } from 'vitest';
import { isPartOf, wholesOf } from './part-of.ts';

const DEPLOYMENT = { kind: 'Deployment', name: 'web', namespace: 'shop' };

it.each([
  [{ kind: 'ReplicaSet', name: 'web-6c69d7595' }, DEPLOYMENT, true],
  [{ kind: 'Pod', name: 'web-6c69d7595-fvqr5', namespace: 'shop' }, DEPLOYMENT, true],
  [{ kind: 'Pod', name: 'web-6c69d7595-fvqr5', namespace: 'other' }, DEPLOYMENT, false],
  [{ kind: 'ReplicaSet', name: 'website-6c69d7595' }, DEPLOYMENT, false],
  [{ kind: 'Pod', name: 'db-0' }, { kind: 'StatefulSet', name: 'db' }, true],
  [{ kind: 'Service', name: 'web-x' }, DEPLOYMENT, false],
  [DEPLOYMENT, DEPLOYMENT, true],
])('%j of %j: %s', (part, whole, expected) => {
  expect(isPartOf(part, whole)).toBe(expected);
});

it('names what may have made an object', () => {
  expect(wholesOf({ kind: 'ReplicaSet', name: 'my-web-6c' })).toEqual([
    'ReplicaSet my-web-6c',
    'Deployment my-web',
    'Deployment my',
  ]);
});

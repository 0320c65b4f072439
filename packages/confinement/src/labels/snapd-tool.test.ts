import { expect, it } from 'vitest';
import { snapdToolOf } from './snapd-tool.ts';

it.each([
  ['/usr/lib/snapd/snap-confine', 'snap-confine'],
  ['/snap/snapd/21184/usr/lib/snapd/snap-confine (enforce)', 'snap-confine'],
  ['/usr/lib/snapd/snap-confine//mount-namespace-capture-helper', 'snap-confine'],
  ['snap-confine', 'snap-confine'],
  ['snap-update-ns.thing', 'snap-update-ns'],
  ['snap.thing.app', null],
  ['snap.thing.app//&/usr/lib/snapd/snap-confine', null],
  ['/usr/bin/not-snap-confine-at-all', null],
  ['unconfined', null],
  ['', null],
])('%s is %s', (label, tool) => {
  expect(snapdToolOf(label)).toBe(tool);
});

import type { Grant, Subject } from '@whyblocked/contract';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { snapcraftPatch } from './snapcraft-patch.ts';

const subject: Subject = { owner: 'snap-app', label: 'snap.thing.app', snap: 'thing', app: 'app' };
const grant: Grant = {
  name: 'home',
  side: 'plug',
  rule: '/x r',
  source: { file: 'x.go', line: 1 },
  privilege: 3,
  connection: 'store-connect',
  declared: null,
  connected: null,
  conditions: [],
  blanket: false,
  opens: 1,
};

it('gives the app the plug', () => {
  expect(parse(snapcraftPatch(subject, grant))).toEqual({ apps: { app: { plugs: ['home'] } } });
});

it('gives a hook the plug, and the plug the attribute that its rule asks for', () => {
  const needsAll = { ...grant, conditions: [{ fact: 'plug.attr.read', op: 'eq' as const, value: 'all' }] };
  expect(
    parse(snapcraftPatch({ ...subject, app: undefined, hook: 'configure' } as unknown as Subject, needsAll)),
  ).toEqual({
    plugs: { home: { read: 'all' } },
    hooks: { configure: { plugs: ['home'] } },
  });
});

it('takes no name from a paste that is none', () => {
  const text = snapcraftPatch({ ...subject, app: 'x: {evil}' }, { ...grant, side: 'slot', name: 'dbus' });
  expect(parse(text)).toEqual({ apps: { APP: { slots: ['dbus'] } } });
});

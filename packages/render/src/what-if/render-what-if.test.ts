import type { WhatIf } from '@whyblocked/contract';
import { expect, it } from 'vitest';
import { renderWhatIf } from './render-what-if.ts';

const subject = { owner: 'snap-app', label: 'snap.thing.app', snap: 'thing', app: 'app' } as const;
const source = { file: 'interfaces/builtin/camera.go', line: 38 };
const denial = { findingId: 'wb1-aaaaaaaaaaaaaaaaaaaa', count: 1, subject };
const whatIf: WhatIf = {
  schema: 'whyblocked/what-if@1',
  connect: [{ interface: 'camera' }],
  goes: [
    {
      ...denial,
      count: 3,
      access: { kind: 'file', path: '/dev/video0', mask: 'r' },
      rules: [{ policy: 'interface camera', rule: '/dev/video[0-9]* krw', source }],
    },
  ],
  stays: [
    {
      ...denial,
      access: { kind: 'file', path: '/x\u001b[31m\n', mask: 'w' },
      rules: [],
      why: 'depends',
      conditions: [{ fact: 'feature.userns', op: 'eq', value: true }],
    },
  ],
  opens: {
    counts: { 'file-read': 2, capability: 5 },
    sensitive: [{ reason: 'mounts', rules: [{ policy: 'interface camera', rule: 'mount', source }], more: 2 }],
    deviceCgroup: 'may-be-created',
    closed: [{ policy: 'template app', rule: 'deny /x r', source }],
  },
  omitted: { goes: 0, stays: 4 },
  knowledge: { version: 'abc', snapd: '2.77' },
};

it('tells what goes, what stays and why, and what is opened', () => {
  expect(renderWhatIf(whatIf)).toBe(`With camera connected (snapd 2.77): 1 denial would go, 5 would stay.

Would go:
  thing.app: read /dev/video0 (3 times)
    /dev/video[0-9]* krw  (interface camera, interfaces/builtin/camera.go:38)

Would stay:
  thing.app: write /x\\u{1b}[31m\\u{a}: it depends on what the paste does not tell (feature.userns eq true)
    and 4 more

Rules that would be added in all: capability 5, file-read 2.
  mounting:
    mount  (interface camera, interfaces/builtin/camera.go:38)
    and 2 more
Beware: the devices tagged now make a device cgroup, and other devices that worked without one are refused from then on.
What would be refused from then on:
    deny /x r  (template app, interfaces/builtin/camera.go:38)
`);
});

it('says when nothing is opened', () => {
  const nothing = { counts: {}, sensitive: [], deviceCgroup: 'none', closed: [] } as const;
  const text = renderWhatIf({
    ...whatIf,
    goes: [],
    stays: [],
    opens: { ...nothing, sensitive: [], closed: [] },
    omitted: { goes: 0, stays: 0 },
  });
  expect(text).toBe(
    'With camera connected (snapd 2.77): 0 denials would go, 0 would stay.\n\nNothing else would be opened.\n',
  );
});

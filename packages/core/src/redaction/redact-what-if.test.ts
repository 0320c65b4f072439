import type { WhatIf } from '@whyblocked/contract';
import { expect, it } from 'vitest';
import { redactWhatIf } from './redact-what-if.ts';

const rules = [{ policy: 'interface home', rule: 'owner /home/*/x r', source: { file: 'home.go', line: 3 } }];
const subject = { owner: 'snap-app', label: 'snap.thing.app', snap: 'thing', app: 'app' } as const;
const denial = { findingId: 'wb1-aaaaaaaaaaaaaaaaaaaa', count: 1, subject, rules };
const whatIf: WhatIf = {
  schema: 'whyblocked/what-if@1',
  connect: [{ interface: 'home' }],
  goes: [{ ...denial, access: { kind: 'file', path: '/home/ada/x', mask: 'r' } }],
  stays: [
    { ...denial, access: { kind: 'unix', mask: 'r', address: '/home/ada/y' }, why: 'not-permitted', conditions: [] },
  ],
  opens: { counts: { file: 1 }, sensitive: [], deviceCgroup: 'none', closed: rules },
  omitted: { goes: 0, stays: 0 },
  knowledge: { version: 'x', snapd: '2.70' },
};

it('redacts what was refused, and nothing of the policy', () => {
  expect(redactWhatIf(whatIf, 'all')).toEqual({
    ...whatIf,
    goes: [{ ...whatIf.goes[0], access: { kind: 'file', path: '/home/USER_1/x', mask: 'r' } }],
    stays: [{ ...whatIf.stays[0], access: { kind: 'unix', mask: 'r', address: '/home/USER_1/y' } }],
  });
  expect(redactWhatIf(whatIf, 'evidence')).toEqual(whatIf);
});

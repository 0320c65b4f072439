import type { WhatIfOptions } from '@whyblocked/contract';
import { WhatIf } from '@whyblocked/contract';
import { expect, it } from 'vitest';
import { filter, knowledgeOf, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { createWhatIf } from './create-what-if.ts';

const udev = (match: string) => rule('/dev/null r,', { backend: 'udev', tree: { kind: 'udev', match } });
const knowledge = knowledgeOf([
  policy('camera', MANUAL, [rule('/dev/video[0-9]* rw,'), filter('ioctl'), udev('KERNEL=="video[0-9]*"')]),
  policy('other', MANUAL, [rule('/dev/other rw,'), rule('deny /dev/video0 w,'), rule('capability sys_admin,')]),
  policy('choosing', MANUAL, [
    rule('/x r,', { conditions: [{ fact: 'plug.attr.read', op: 'eq', value: 'all' }] }),
    rule('/y r,', { conditions: [{ fact: 'feature.special', op: 'eq', value: true }] }),
  ]),
]);
const denial = (name: string, profile = 'snap.thing.app') =>
  `apparmor="DENIED" operation="open" profile="${profile}" name="${name}" pid=7 comm="x" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0\n`;

function ask(text: string, connect: readonly string[], more: Partial<WhatIfOptions> = {}) {
  const plugs = connect.map((name) => ({ interface: name }));
  const prepared = createWhatIf(knowledge, { connect: plugs, ...more });
  if (!prepared.ok) throw new Error(prepared.error.code);
  prepared.value.push(Buffer.from(text));
  const answer = prepared.value.end();
  expect(WhatIf.parse(answer)).toEqual(answer);
  const paths = (denials: readonly { access: WhatIf['goes'][number]['access'] }[]) =>
    denials.map(({ access }) => (access.kind === 'file' ? access.path : access.kind));
  return { ...answer, paths: { goes: paths(answer.goes), stays: paths(answer.stays) } };
}

it('parts the denials into those that go and those that stay, with the rules', () => {
  const answer = ask(denial('/dev/video0') + denial('/dev/video0') + denial('/etc/nowhere'), ['camera']);
  expect(answer.paths).toEqual({ goes: ['/dev/video0'], stays: ['/etc/nowhere'] });
  expect(answer.goes).toMatchObject([
    { count: 2, rules: [{ policy: 'interface camera', rule: '/dev/video[0-9]* rw' }] },
  ]);
  expect(answer.stays).toMatchObject([{ why: 'not-permitted', rules: [] }]);
  expect(answer.opens).toMatchObject({
    counts: { 'file-read': 1, 'file-write': 1, 'system-call': 1, 'device-tag': 1 },
  });
});

it('lets a deny of one interface win over the rule of another, and tells it', () => {
  const write = denial('/dev/video0').replaceAll('_mask="r"', '_mask="w"');
  const answer = ask(write, ['camera', 'other']);
  expect(answer.stays).toMatchObject([{ why: 'refused', rules: [{ rule: 'deny /dev/video0 w' }] }]);
  expect(answer.opens.closed.map((closed) => closed.rule)).toEqual(['deny /dev/video0 w']);
  expect(answer.opens.sensitive).toMatchObject([{ reason: 'near-root-capability', more: 0 }]);
});

it('counts attributes, and says what the rest depends on', () => {
  const paste = denial('/x') + denial('/y');
  expect(ask(paste, ['choosing']).stays).toMatchObject([
    { why: 'not-permitted' },
    { why: 'depends', conditions: [{ fact: 'feature.special' }] },
  ]);
  const all = { connect: [{ interface: 'choosing', attributes: { read: 'all' } }] };
  expect(ask(paste, [], all).paths.goes).toEqual(['/x']);
});

it('says that no interface helps where no snap was refused', () => {
  expect(ask(denial('/dev/video0', '/usr/sbin/ntpd'), ['camera']).stays).toMatchObject([{ why: 'not-of-a-snap' }]);
});

it('says what was permitted already with what is connected', () => {
  const connected = [{ interface: 'camera' }];
  expect(ask(denial('/dev/video0'), ['other'], { connected }).stays).toMatchObject([{ why: 'permitted-before' }]);
});

it('tells what becomes of the device cgroup', () => {
  const cgroup = (connect: readonly string[], base?: string) =>
    ask('', connect, base === undefined ? {} : { base }).opens.deviceCgroup;
  expect(cgroup(['camera'], 'core22')).toBe('may-be-created');
  expect(cgroup(['other'], 'core22')).toBe('none');
  expect(cgroup(['camera'], 'core24')).toBe('always-there');
  expect(ask(denial('/dev/other'), ['other'], { base: 'core24' }).stays).toMatchObject([{ why: 'device-cgroup' }]);
  expect(ask(denial('/dev/other'), ['other'], { base: 'core22' }).paths.goes).toEqual(['/dev/other']);
});

it('refuses interfaces and releases that are not known', () => {
  expect(createWhatIf(knowledge, { connect: [{ interface: 'camra' }] })).toEqual({
    ok: false,
    error: { code: 'unknown-interface', interface: 'camra', near: ['camera'] },
  });
  expect(createWhatIf(knowledge, { connect: [{ interface: 'camera' }], snapd: '1.0' })).toMatchObject({
    ok: false,
    error: { code: 'unknown-release', known: ['2.60', '2.70'] },
  });
});

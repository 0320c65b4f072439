import type { Access, Subject } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { AUTO, filter, knowledgeOf, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import type { PolicySource } from '../knowledge/knowledge-source.ts';
import { createPolicyQuestioner } from './policy-questioner.ts';

const subject: Subject = { owner: 'snap-app', label: 'snap.thing.app', snap: 'thing', app: 'app' };

function names(
  policies: readonly PolicySource[],
  access: Access,
  system: 'classic' | 'core' = 'classic',
  release = '2.70',
) {
  const ask = createPolicyQuestioner(knowledgeOf(policies), { release, system });
  return ask(access, subject).grants.map(({ name }) => name);
}

const read = (path: string, owner = false): Access => ({ kind: 'file', path, mask: 'r', owner });

describe('createPolicyQuestioner', () => {
  it('finds the interfaces whose rules permit a path, with the rule and its place', () => {
    const ask = createPolicyQuestioner(
      knowledgeOf([
        policy('camera', MANUAL, [rule('/dev/video[0-9]* rwk,')]),
        policy('other', MANUAL, [rule('/etc/* r,')]),
      ]),
      { release: '2.70', system: 'classic' },
    );
    expect(ask({ kind: 'file', path: '/dev/video0', mask: 'wr', owner: false }, subject).grants).toMatchObject([
      {
        name: 'camera',
        side: 'plug',
        rule: '/dev/video[0-9]* krw',
        source: { file: 'interfaces/builtin/example.go', line: 12 },
        connection: 'manual',
        declared: null,
        blanket: false,
      },
    ]);
  });

  it('unites the rules of one interface, but not those of several', () => {
    const split = [policy('reader', MANUAL, [rule('/x r,')]), policy('writer', MANUAL, [rule('/x w,')])];
    expect(names(split, { kind: 'file', path: '/x', mask: 'wr', owner: false })).toEqual([]);
    const both = [policy('both', MANUAL, [rule('/x r,'), rule('/x w,')])];
    expect(names(both, { kind: 'file', path: '/x', mask: 'wr', owner: false })).toEqual(['both']);
  });

  it('obeys denies and owners', () => {
    const policies = [policy('home', MANUAL, [rule('owner @{HOME}/** rw,'), rule('deny @{HOME}/bin/** w,')])];
    expect(names(policies, read('/home/ada/x', true))).toEqual(['home']);
    expect(names(policies, read('/home/ada/x', false))).toEqual([]);
    expect(names(policies, { kind: 'file', path: '/home/ada/bin/x', mask: 'w', owner: true })).toEqual([]);
    expect(names(policies, { kind: 'file', path: '/home/ada/x', mask: 'r' })).toEqual(['home']);
  });

  it('knows the variables of the snap that asks', () => {
    const policies = [policy('own', MANUAL, [rule('/run/snap.@{SNAP_INSTANCE_NAME}/** rw,')])];
    expect(names(policies, read('/run/snap.thing/x'))).toEqual(['own']);
    expect(names(policies, read('/run/snap.other/x'))).toEqual([]);
  });

  it('leaves out what the system or the release does not have', () => {
    const onCore = rule('/x r,', { conditions: [{ fact: 'system', op: 'eq', value: 'core' }] });
    expect(names([policy('a', MANUAL, [onCore])], read('/x'), 'classic')).toEqual([]);
    expect(names([policy('a', MANUAL, [onCore])], read('/x'), 'core')).toEqual(['a']);
    const later = [policy('a', MANUAL, [rule('/x r,', { since: '2.70' })])];
    expect(names(later, read('/x'), 'classic', '2.60')).toEqual([]);
    expect(names(later, read('/x'), 'classic', '2.70')).toEqual(['a']);
    const gone = [policy('a', MANUAL, [rule('/x r,', { until: '2.70' })])];
    expect(names(gone, read('/x'), 'classic', '2.60')).toEqual(['a']);
    expect(names(gone, read('/x'), 'classic', '2.70')).toEqual([]);
  });

  it('leaves out rules of sub-profiles and of other backends', () => {
    expect(names([policy('a', MANUAL, [rule('/x r,', { profile: 'helper' })])], read('/x'))).toEqual([]);
    expect(names([policy('a', MANUAL, [rule('/x r,', { backend: 'apparmor-update-ns' })])], read('/x'))).toEqual([]);
  });

  it('does not take a hole for a proof unless text stands around it', () => {
    expect(names([policy('a', MANUAL, [rule('/<<path>> r,')])], read('/etc/passwd'))).toEqual([]);
    expect(names([policy('a', MANUAL, [rule('/sys/class/leds/<<led>> r,')])], read('/sys/class/leds/x'))).toEqual([
      'a',
    ]);
  });

  it('ranks the narrow before the broad, and rules for everything last', () => {
    const policies = [
      policy('everything', AUTO, [rule('/** r,')]),
      policy('by-hand', MANUAL, [rule('/etc/fstab r,')]),
      policy('by-itself', AUTO, [rule('/etc/fstab r,')]),
    ];
    expect(names(policies, read('/etc/fstab'))).toEqual(['by-itself', 'by-hand', 'everything']);
  });

  it('ranks by the service that a message goes to', () => {
    const both = [
      policy('network-part', MANUAL, [rule('dbus (send) bus=system path=/org/a interface=org.a.Manager,')]),
      policy('udisks2', MANUAL, [rule('dbus (send) bus=system interface=org.a.Manager,')]),
    ];
    const call: Access = {
      kind: 'dbus',
      bus: 'system',
      mask: 'send',
      name: 'org.a.UDisks2',
      path: '/org/a',
      interface: 'org.a.Manager',
      member: 'Get',
      peerLabel: 'unconfined',
    };
    expect(names(both, call)).toEqual(['udisks2', 'network-part']);
  });

  it('ranks what would have to be given the name of a service after what knows it', () => {
    const policies = [
      policy('any', AUTO, [rule('dbus (send) interface="<<plug.attr.name>>{,.*}",')]),
      policy('known', MANUAL, [rule('dbus (send) bus=system interface=org.a.B,')]),
    ];
    const call: Access = { kind: 'dbus', bus: 'system', mask: 'send', interface: 'org.a.B', member: 'Get' };
    expect(names(policies, call)).toEqual(['known', 'any']);
  });

  it.each<[string, PolicySource, Access]>([
    ['capabilities', policy('a', MANUAL, [rule('capability sys_nice,')]), { kind: 'capability', name: 'sys_nice' }],
    [
      'networks',
      policy('a', MANUAL, [rule('network netlink raw,')]),
      { kind: 'network', family: 'netlink', type: 'raw' },
    ],
    [
      'messages',
      policy('a', MANUAL, [rule('dbus (send) bus=system interface=org.a.B peer=(label=<<slot-label>>),')]),
      {
        kind: 'dbus',
        bus: 'system',
        mask: 'send',
        path: '/',
        interface: 'org.a.B',
        member: 'Get',
        peerLabel: 'snap.b.b',
      },
    ],
    [
      'messages of which only a part is told',
      policy('a', MANUAL, [
        rule('dbus (send) bus=system path=/org/a/B{,/**} interface=org.a.B peer=(label=unconfined),'),
      ]),
      { kind: 'dbus', bus: '', mask: 'send', name: 'org.a.B', interface: 'org.a.B', member: 'Get' },
    ],
    [
      'signals',
      policy('a', MANUAL, [rule('signal (send) peer=snap.*,')]),
      { kind: 'signal', mask: 'send', signal: 'term', peer: 'snap.x' },
    ],
    [
      'system calls',
      policy('a', MANUAL, [filter('bind')]),
      { kind: 'syscall', name: 'bind', number: 49, arch: 'x86_64', code: '0x50000' },
    ],
    ['user namespaces', policy('a', MANUAL, [rule('userns,')]), { kind: 'userns', mask: 'userns_create' }],
    [
      'mounts',
      policy('a', MANUAL, [rule('mount options=(ro) /a -> /b,')]),
      { kind: 'mount', operation: 'mount', source: '/a', target: '/b', flags: 'ro' },
    ],
  ])('finds rules on %s', (_, source, access) => {
    expect(names([source, policy('other', MANUAL, [rule('/x r,')])], access)).toEqual(['a']);
  });

  it('says when it has no model of an access', () => {
    const ask = createPolicyQuestioner(knowledgeOf([]), { release: '2.70', system: 'classic' });
    expect(ask({ kind: 'other', operation: 'setrlimit' }, subject).modelled).toBe(false);
    expect(ask(read('/x'), subject).modelled).toBe(true);
  });
});

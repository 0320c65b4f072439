import { ExportedPolicy, verifyCertificate } from '@whyblocked/confinement';
import { type Access, Certificate, type Subject } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { createPolicyQuestioner } from '../grants/policy-questioner.ts';
import { exportPolicy } from '../knowledge/export-policy.ts';
import { filter, knowledgeOf, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { createCertifier } from './create-certifier.ts';

const assumptions = { release: '2.70', system: 'classic' } as const;
const subject: Subject = { owner: 'snap-app', label: 'snap.thing.app', snap: 'thing', app: 'app' };
const onAttribute = { fact: 'plug.attr.all', op: 'eq', value: true } as const;

const knowledge = knowledgeOf([
  policy('camera', MANUAL, [rule('/dev/video[0-9]* rwk,'), rule('/sys/class/video/** r,')]),
  policy('home', MANUAL, [
    rule('owner @{HOME}/** rwkl,'),
    rule('deny @{HOME}/bin/{,**} w,'),
    rule('@{HOME}/** r,', { conditions: [onAttribute] }),
    rule('/usr/bin/* ix,'),
  ]),
  policy('reader', MANUAL, [rule('/etc/** r,'), rule('/run/snap.@{SNAP_INSTANCE_NAME}/** r,')]),
  policy('writer', MANUAL, [rule('/etc/** w,'), rule('/etc/{hosts,fstab} r,')]),
  policy('leds', MANUAL, [rule('/sys/class/leds/<<led>>/brightness rw,'), rule('/<<path>> r,')]),
  policy('everything', MANUAL, [rule('/** rwlk,'), rule('capability,'), filter('@unrestricted')]),
  policy('admin', MANUAL, [
    rule('capability sys_admin,'),
    rule('capability chown,'),
    rule('deny capability chown,'),
    rule('mount options=(ro, bind) /a/ -> /b/,'),
    rule('ptrace (read) peer=snap.*,'),
    rule('signal (send) set=(term, kill) peer=unconfined,'),
  ]),
  policy('talker', MANUAL, [
    rule('dbus (send) bus=system path=/org/a interface=org.a.B peer=(label=<<slot-label>>),'),
    rule('unix (connect, send, receive) type=stream peer=(addr="@/tmp/x/*"),'),
    rule('network netlink raw,'),
    rule('userns,'),
    filter('socket AF_NETLINK'),
    filter('bind'),
    filter('~bind'),
    filter('listen'),
  ]),
]);
const policyExport = new ExportedPolicy(
  exportPolicy(knowledge, assumptions),
  knowledge.policyDigest('2.70', 'classic')?.digest ?? '',
);
const ask = createPolicyQuestioner(knowledge, assumptions);
const certify = createCertifier(knowledge, assumptions);

function certified(access: Access) {
  const { grants } = ask(access, subject);
  const outcome = grants.some(({ blanket }) => !blanket) ? 'connect-interface' : 'no-interface';
  return certify({ subject, outcome, access, interfaces: [...grants] });
}

const file = (path: string, mask: string, owner?: boolean): Access => ({
  kind: 'file',
  path,
  mask,
  ...(owner === undefined ? {} : { owner }),
});
const call = (name: string): Access => ({ kind: 'syscall', name, number: 1, arch: 'x86_64', code: '0x50000' });

const ACCESSES: readonly Access[] = [
  ...['/dev/video0', '/etc/hosts', '/etc/shadow', '/nowhere', '/root/x', '/home/ada/bin/x', '/home/ada/y'].flatMap(
    (path) =>
      ['r', 'w', 'wr', 'k', 'wc', 'm'].flatMap((mask) => [
        file(path, mask, true),
        file(path, mask, false),
        file(path, mask),
      ]),
  ),
  ...['/sys/class/leds/x/brightness', '/run/snap.thing/a', '/run/snap.other/a'].map((path) => file(path, 'r', false)),
  { ...file('/root/new', 'l', true), target: '/root/old' } as Access,
  { ...file('/root/new', 'l'), target: '/etc/old' } as Access,
  file('/usr/bin/env', 'x', true),
  ...['sys_admin', 'chown', 'sys_time'].map((name): Access => ({ kind: 'capability', name })),
  ...['raw', 'dgram'].map((type): Access => ({ kind: 'network', family: 'netlink', type })),
  ...['org.a.B', 'org.a.C'].map(
    (name): Access => ({ kind: 'dbus', bus: 'system', mask: 'send', path: '/org/a', interface: name, peerLabel: 'x' }),
  ),
  ...['@/tmp/x/1', '@/tmp/y'].map(
    (peerAddress): Access => ({ kind: 'unix', mask: 'connect', type: 'stream', peerAddress, peerLabel: 'x' }),
  ),
  ...['term', 'hup'].map((signal): Access => ({ kind: 'signal', mask: 'send', signal, peer: 'unconfined' })),
  ...['read', 'trace'].map((mask): Access => ({ kind: 'ptrace', mask, peer: 'snap.a.b' })),
  ...['ro, bind', 'rw'].map(
    (flags): Access => ({ kind: 'mount', operation: 'mount', source: '/a/', target: '/b/', flags }),
  ),
  { kind: 'userns', mask: 'userns_create' },
  ...['socket', 'bind', 'listen', 'kexec_load', ''].map(call),
];

describe('createCertifier', () => {
  it.each(ACCESSES.map((access) => [JSON.stringify(access), access] as const))(
    'is decided again as it was decided: %s',
    (_, access) => {
      const { interfaces, certificate } = certified(access);
      const grants = interfaces.slice(0, 3).map((grant) => grant.certificate);
      const isNone = !interfaces.some(({ blanket }) => !blanket);
      expect(grants).not.toContain(undefined);
      expect(certificate !== undefined).toBe(isNone);
      for (const one of [...grants, ...(certificate ? [certificate] : [])]) {
        expect(verifyCertificate(Certificate.parse(one))).toMatchObject({ value: { decided: 'as-claimed' } });
        expect(verifyCertificate(Certificate.parse(one), policyExport)).toMatchObject({
          value: { decided: 'as-claimed' },
        });
      }
    },
  );

  it('has as few rules as permit, the one that is shown among them, with their places', () => {
    const [writer] = certified(file('/etc/hosts', 'wr', true)).interfaces;
    expect(writer?.certificate).toMatchObject({
      claim: 'permits',
      release: '2.70',
      system: 'classic',
      variables: {},
      rules: [
        { rule: '/etc/** w', role: 'permits', from: { policy: 'interface', name: 'writer', side: 'plug', line: 12 } },
        { rule: '/etc/{hosts,fstab} r', role: 'permits' },
      ],
      assumed: [],
      conditions: [],
    });
  });

  it('names what is assumed and what has to hold', () => {
    const [home] = certified(file('/home/ada/x', 'r')).interfaces.filter(({ name }) => name === 'home');
    expect(home?.certificate).toMatchObject({ assumed: ['owner'], conditions: [] });
    const [ofOther] = certified(file('/home/ada/x', 'r', false)).interfaces.filter(({ name }) => name === 'home');
    expect(ofOther?.certificate).toMatchObject({ assumed: [], conditions: [onAttribute] });
    const [leds] = certified(file('/sys/class/leds/x/brightness', 'r', true)).interfaces;
    expect(leds?.certificate).toMatchObject({ assumed: ['run-time-values'] });
    const [talker] = certified(call('socket')).interfaces;
    expect(talker?.certificate).toMatchObject({ assumed: ['arguments'] });
  });

  it('carries only the variables that its rules use', () => {
    const certificate = certified(file('/root/x', 'r', true)).interfaces[0]?.certificate;
    const variables = certificate && 'variables' in certificate ? certificate.variables : {};
    expect(Object.keys(variables).sort()).toEqual(['HOME', 'HOMEDIRS']);
  });

  it('tells what comes near, denials first, and what is set aside', () => {
    const { certificate } = certified(file('/home/ada/bin/x', 'w', true));
    expect(certificate).toMatchObject({
      claim: 'no-interface',
      rules: [
        { rule: '/** klrw', role: 'permits', blanket: true, from: { name: 'everything' } },
        { rule: 'deny @{HOME}/bin/{,**} w', role: 'denies', from: { name: 'home' } },
        { rule: 'owner @{HOME}/** klrw', role: 'permits', from: { name: 'home' } },
        { rule: '@{HOME}/** r', role: 'near', from: { name: 'home' } },
      ],
      searched: knowledge.policyDigest('2.70', 'classic'),
    });
  });

  it('certifies three grants of a finding and no more', () => {
    const many = knowledgeOf(['a', 'b', 'c', 'd'].map((name) => policy(name, MANUAL, [rule('/x r,')])));
    const access = file('/x', 'r', true);
    const { grants } = createPolicyQuestioner(many, assumptions)(access, subject);
    const { interfaces } = createCertifier(
      many,
      assumptions,
    )({
      subject,
      outcome: 'connect-interface',
      access,
      interfaces: [...grants],
    });
    expect(interfaces.map(({ certificate }) => certificate !== undefined)).toEqual([true, true, true, false]);
  });

  it('bounds the rules that come near', () => {
    const names = Array.from({ length: 30 }, (_, index) => `i${index}`);
    const many = knowledgeOf(names.map((name) => policy(name, MANUAL, [rule('/x r,')])));
    const { certificate } = createCertifier(
      many,
      assumptions,
    )({
      subject,
      outcome: 'no-interface',
      access: file('/x', 'w', true),
      interfaces: [],
    });
    expect(certificate && 'rules' in certificate && certificate.rules.length).toBe(20);
  });

  it('decides by the label where a profile of snapd refused', () => {
    const label = '/usr/lib/snapd/snap-confine';
    const { certificate } = certify({
      subject: { owner: 'snap-confine', label },
      outcome: 'no-interface',
      access: file('/x', 'r'),
      interfaces: [],
    });
    expect(certificate).toMatchObject({ claim: 'profile-of-snapd', owner: 'snap-confine', label });
    expect(verifyCertificate(Certificate.parse(certificate))).toMatchObject({ value: { decided: 'as-claimed' } });
  });

  it('certifies nothing that would be too large to decide', () => {
    expect(certified(file(`/nowhere/${'x'.repeat(70_000)}`, 'r', true)).certificate).toBeUndefined();
  });
});

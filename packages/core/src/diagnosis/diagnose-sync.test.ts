import { Diagnosis } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { knowledgeOf, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { diagnoseSync } from './diagnose-sync.ts';

const knowledge = knowledgeOf([
  policy('camera', MANUAL, [rule('/dev/video[0-9]* rwk,')]),
  policy('log-observe', MANUAL, [rule('/var/log/** r,')]),
  policy('player', MANUAL, [rule('dbus (bind) bus=session name="org.player.*",')]),
  policy('net', MANUAL, [rule('network inet dgram,')]),
  policy('sleep', MANUAL, [
    rule('dbus (receive) bus=system interface=org.a.Manager member=Sleep peer=(label=unconfined),'),
  ]),
]);

function diagnose(text: string): Diagnosis {
  const result = diagnoseSync([Buffer.from(text)], { knowledge });
  if (!result.ok) throw new Error(result.error.code);
  return Diagnosis.parse(result.value);
}

function denial(profile: string, name: string, verdict = 'DENIED', pid = 10): string {
  return `audit: type=1400 audit(1709037627.263:${pid}): apparmor="${verdict}" operation="open" profile="${profile}" name="${name}" pid=${pid} comm="x" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0`;
}

describe('diagnoseSync', () => {
  it('names the interface, the rule and the command', () => {
    const { verdict, findings, plan, input } = diagnose(`boot\n${denial('snap.guvcview.guvcview', '/dev/video0')}\n`);
    expect(verdict).toMatchObject({ code: 'connect-interface', confidence: 'likely' });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      subject: { owner: 'snap-app', snap: 'guvcview', app: 'guvcview' },
      access: { kind: 'file', path: '/dev/video0', mask: 'r' },
      interfaces: [{ name: 'camera', rule: '/dev/video[0-9]* krw', connection: 'manual' }],
      at: [{ line: 2 }],
    });
    expect(plan.map(({ argv }) => argv?.join(' '))).toEqual([
      'snap connections guvcview',
      'sudo snap connect guvcview:camera',
      undefined,
    ]);
    expect(input).toMatchObject({ lines: 2, recognised: 1, skipped: 1, truncated: false });
  });

  it('takes for refused by a profile what nothing else refuses, though no snap is named', () => {
    const of = (text: string) => diagnose(text).findings[0];
    const owned = 'Connection ":1.2" is not allowed to own the service "org.player.thing" due to AppArmor policy';
    expect(of(owned)).toMatchObject({ outcome: 'connect-interface', interfaces: [{ name: 'player' }] });
    const dialled = 'dial udp 192.0.2.1:53: socket: permission denied';
    expect(of(dialled)).toMatchObject({ outcome: 'connect-interface', interfaces: [{ name: 'net' }] });
  });

  it('asks about both ways of a message where fields were left out', () => {
    const cut =
      'apparmor="DENIED" operation="dbus_signal" bus="system" path="/a" interface="org.a.Manager" member="Sleep" label="snap.a.b"';
    expect(diagnose(cut).findings[0]).toMatchObject({ outcome: 'connect-interface', interfaces: [{ name: 'sleep' }] });
  });

  it('takes a record that a pager cut before its masks for one of reading, and says that it is not sure', () => {
    const cut = (name: string) => denial('snap.a.b', name).replace(/requested_mask.*/, 'request>');
    expect(diagnose(cut('/dev/video0')).findings[0]).toMatchObject({
      outcome: 'connect-interface',
      confidence: 'possible',
      access: { mask: '' },
      interfaces: [{ name: 'camera' }],
    });
    expect(diagnose(cut('/srv/x')).findings[0]).toMatchObject({ outcome: 'unknown', interfaces: [] });
  });

  it('gathers the same refusal of several processes, revisions and users in one finding', () => {
    const lines = [
      denial('snap.a.b', '/home/ada/snap/a/12/x', 'DENIED', 1),
      denial('snap.a.b', '/home/bob/snap/a/13/x', 'DENIED', 2),
      denial('snap.a.b', '/proc/77/stat', 'DENIED', 3),
      denial('snap.a.b', '/proc/78/stat', 'DENIED', 4),
    ];
    const { findings } = diagnose(lines.join('\n'));
    expect(findings.map(({ count, at }) => ({ count, lines: at.map(({ line }) => line) }))).toEqual([
      { count: 2, lines: [1, 2] },
      { count: 2, lines: [3, 4] },
    ]);
  });

  it.each([
    ['/usr/lib/snapd/snap-confine', 'snap-confine', 'policy-bug'],
    ['snap-update-ns.a', 'snap-update-ns', 'policy-bug'],
    ['cri-containerd.apparmor.d', 'container-default', 'container-profile'],
    ['docker-default', 'container-default', 'container-profile'],
    ['lxd-c1_</var/snap/lxd/common/lxd>', 'lxd', 'container-profile'],
    ['/usr/sbin/cupsd', 'host-profile', 'host-config'],
    ['unconfined', 'unconfined', 'host-config'],
  ])('never offers an interface for a refusal by %s', (profile, owner, outcome) => {
    const { findings } = diagnose(denial(profile, '/dev/video0'));
    expect(findings).toMatchObject([{ subject: { owner }, outcome, interfaces: [] }]);
  });

  it('tells what was only logged from what was refused', () => {
    expect(diagnose(denial('snap.a.b', '/dev/video0', 'ALLOWED')).verdict.code).toBe('devmode-allowed');
    const both = diagnose(`${denial('snap.a.b', '/dev/video0', 'ALLOWED')}\n${denial('snap.a.b', '/dev/video0')}`);
    expect(both.findings).toMatchObject([{ outcome: 'connect-interface', count: 2 }]);
  });

  it('says that no interface helps, and that nothing was recognised', () => {
    expect(diagnose(denial('snap.a.b', '/secret')).verdict.code).toBe('no-interface');
    expect(diagnose('all is well\n').verdict).toEqual({ code: 'nothing-recognised', confidence: 'likely' });
    expect(diagnose('').findings).toEqual([]);
  });

  it('never passes over a refusal whose record is cut', () => {
    const whole = denial('snap.guvcview.guvcview', '/dev/video0');
    for (let length = whole.indexOf(' profile='); length < whole.length; length++) {
      const { verdict, findings } = diagnose(whole.slice(0, length));
      expect(findings).toHaveLength(1);
      expect(['unknown', 'connect-interface', 'no-interface', 'host-config']).toContain(verdict.code);
    }
    expect(diagnose(whole.slice(0, whole.indexOf(' name='))).verdict.code).toBe('unknown');
    expect(diagnose(whole.slice(0, whole.indexOf(' requested_mask='))).verdict.code).toBe('connect-interface');
  });

  it('puts what can be acted on before what cannot', () => {
    const { findings } = diagnose(
      [denial('docker-default', '/x'), denial('snap.a.b', '/x'), denial('snap.a.b', '/var/log/y')].join('\n'),
    );
    expect(findings.map(({ outcome }) => outcome)).toEqual(['connect-interface', 'container-profile', 'no-interface']);
  });

  it('puts no name into a command that does not fit its grammar', () => {
    const { plan } = diagnose(denial('snap.x;reboot.app', '/dev/video0') + denial('snap.-rf.app', '/dev/video0'));
    expect(JSON.stringify(plan.map(({ argv }) => argv))).not.toMatch(/reboot|-rf/);
  });

  it('bounds findings and counts what it leaves out', () => {
    const lines = Array.from({ length: 600 }, (_, n) => denial('snap.a.b', `/var/log/x${n}y`));
    const { findings, omitted } = diagnose(lines.join('\n'));
    expect(findings).toHaveLength(500);
    expect(omitted.findings).toBe(100);
  });

  it('refuses a release that it does not know', () => {
    expect(diagnoseSync([], { knowledge, snapd: '1.0' })).toEqual({
      ok: false,
      error: { code: 'unknown-release', release: '1.0', known: ['2.60', '2.70'] },
    });
  });

  it('takes the record for the cause where a program says the same of the same path', () => {
    const { findings } = diagnose(
      `app: cannot open '/etc/thing.conf': Permission denied\n${denial('snap.thing.app', '/etc/thing.conf')}`,
    );
    const [record, told] = findings;
    expect(findings).toHaveLength(2);
    expect(record).toMatchObject({ explains: [told?.id], causedBy: [] });
    expect(told).toMatchObject({ told: true, causedBy: [record?.id] });
  });

  it('makes no firm answer of what only a program says', () => {
    const { verdict, findings } = diagnose("app: cannot open '/dev/video0': Permission denied");
    expect(verdict).toMatchObject({ code: 'connect-interface', confidence: 'possible' });
    expect(findings[0]?.interfaces[0]?.name).toBe('camera');
    const ofCluster = diagnose(
      "NAME    READY   STATUS    RESTARTS   AGE\nweb-0   0/1     Error     3   5m\n\napp: cannot open '/dev/video0': Permission denied",
    );
    expect(ofCluster.findings.find(({ kind }) => kind === 'denial')?.outcome).toBe('unknown');
  });

  it('says that a plug which is connected already permits it', () => {
    const table = 'Interface  Plug           Slot     Notes\ncamera     thing:camera   :camera  -\n\n';
    const { findings, plan } = diagnose(`$ snap connections thing\n${table}${denial('snap.thing.app', '/dev/video0')}`);
    expect(findings[0]).toMatchObject({
      outcome: 'already-permitted',
      interfaces: [{ declared: true, connected: true }],
    });
    expect(plan).toMatchObject([{ action: 'restart', reason: { code: 'plug-is-connected' } }]);
  });

  it('puts what tells more before a mere state', () => {
    const { findings } = diagnose(
      [
        'NAME    READY   STATUS             RESTARTS   AGE',
        'web-0   0/1     ImagePullBackOff   0          5m',
        'Warning  Failed  42s  kubelet  Failed to pull image "x.example.org/a:1": not found',
      ].join('\n'),
    );
    expect(findings.map(({ trouble }) => trouble?.reason)).toEqual(['Failed', 'ImagePullBackOff']);
  });
});

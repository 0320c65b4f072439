import type { Access, Subject } from '@whyblocked/contract';
import { afterAll, describe, expect, it } from 'vitest';
import { dataKnowledge } from '../knowledge/data-knowledge.fixture.ts';
import { createEffectivePolicy } from './effective-policy.ts';
import type { Connection, ProfileSetting } from './profile-setting.ts';

const knowledge = dataKnowledge();
afterAll(() => knowledge.close());

type Plug = string | readonly [name: string, attributes: Readonly<Record<string, unknown>>];

function connection(plug: Plug): Connection {
  const [name, plugAttributes] = typeof plug === 'string' ? [plug, {}] : plug;
  return { interface: name, side: 'plug', provider: 'system', plugAttributes };
}

function verdict(
  access: Access,
  plugs: readonly Plug[] = [],
  setting: Partial<ProfileSetting> = {},
  label = 'snap.thing.app',
) {
  const policy = createEffectivePolicy(knowledge, {
    release: '2.77',
    system: 'classic',
    connections: plugs.map(connection),
    ...setting,
  });
  const subject: Subject = { owner: 'snap-app', label, snap: 'thing', app: 'app' };
  const { code, deciding, depends, silent, onlyRecorded } = policy.verdict(access, subject);
  const [first] = deciding;
  const by = first && `${first.policy.kind} ${first.policy.name}: ${first.canonical}`;
  return { code, by, depends: depends.map(({ fact }) => fact), silent, onlyRecorded };
}

const file = (path: string, mask = 'r', owner = true): Access => ({ kind: 'file', path, mask, owner });
const capability = (name: string): Access => ({ kind: 'capability', name });
const trace: Access = { kind: 'ptrace', mask: 'trace', peer: 'snap.thing.app' };
const call = (name: string): Access => ({ kind: 'syscall', name, number: 1, arch: 'x86_64', code: '0x50000' });

describe('a profile as a whole', () => {
  const mountinfo = file('/proc/12/mountinfo');

  it('refuses mountinfo without a record, which mount-observe lifts and no other rule on it', () => {
    expect(verdict(mountinfo)).toMatchObject({
      code: 'refused',
      silent: true,
      by: 'template app: deny @{PROC}/@{pid}/mountinfo r',
    });
    expect(verdict(mountinfo, ['system-observe']).code).toBe('refused');
    expect(verdict(mountinfo, ['mount-observe'])).toMatchObject({
      code: 'permitted',
      by: 'interface mount-observe: owner @{PROC}/@{pid}/mountinfo r',
    });
    expect(verdict(mountinfo, ['mount-observe', 'system-observe']).code).toBe('permitted');
    expect(verdict(mountinfo, [], { confinement: 'devmode' })).toMatchObject({ code: 'not-permitted', silent: false });
  });

  it('lets home refuse programs in ~/bin, whatever else is connected, and on record', () => {
    const program = file('/home/ada/bin/x', 'w');
    expect(verdict(program, ['home', ['personal-files', { write: ['$HOME/bin'] }]])).toMatchObject({
      code: 'refused',
      silent: false,
      by: 'interface home: audit deny @{HOME}/bin/{,**} lw',
    });
    expect(verdict(file('/home/ada/x', 'w'), ['home']).code).toBe('permitted');
  });

  it('suppresses tracing with system-observe unless a *-support interface uses it', () => {
    expect(verdict(trace).code).toBe('not-permitted');
    expect(verdict(trace, ['system-observe'])).toMatchObject({
      code: 'refused',
      by: 'template app: deny ptrace (trace)',
    });
    expect(verdict(trace, ['system-observe', 'docker-support'])).toMatchObject({
      code: 'permitted',
      by: 'interface docker-support: ptrace (trace) peer=@{profile_name}',
    });
  });

  it('refuses sys_module with network-control unless kernel-module-control is there', () => {
    expect(verdict(capability('sys_module')).code).toBe('not-permitted');
    expect(verdict(capability('sys_module'), ['network-control'])).toMatchObject({
      code: 'refused',
      by: 'template app: deny capability sys_module',
    });
    expect(verdict(capability('sys_module'), ['network-control', 'kernel-module-control']).code).toBe('permitted');
  });

  it('does not let a daemon of root read what a user owns through home', () => {
    expect(verdict(file('/home/ada/x', 'r', false), ['home']).code).toBe('not-permitted');
    expect(verdict(file('/home/ada/x', 'r', false), [['home', { read: 'all' }]]).code).toBe('permitted');
    expect(verdict(file('/home/ada/x', 'r', true), ['home']).code).toBe('permitted');
  });

  it('lets only the installed revision write to its data', () => {
    const write = (revision: string) =>
      verdict(file(`/var/snap/thing/${revision}/x`, 'w'), [], { revision: '12' }).code;
    expect(write('12')).toBe('permitted');
    expect(write('common')).toBe('permitted');
    expect(write('11')).toBe('not-permitted');
    expect(verdict(file('/var/snap/thing/11/x', 'r'), [], { revision: '12' }).code).toBe('permitted');
    expect(verdict(file('/var/snap/other/12/x', 'w'), [], { revision: '12' }).code).toBe('not-permitted');
  });

  it('lets programs in a home be run unless docker-support is connected', () => {
    expect(verdict(file('/home/ada/x', 'x'), ['home']).code).toBe('permitted');
    expect(verdict(file('/home/ada/x', 'x'), ['home', 'docker-support']).code).toBe('not-permitted');
  });

  it('brings abstractions in with the interfaces that include them, as old as the AppArmor that is built in', () => {
    expect(verdict(file('/etc/resolv.conf', 'r', false)).code).toBe('not-permitted');
    for (const release of ['2.60', '2.70', '2.77']) {
      expect(verdict(file('/etc/resolv.conf', 'r', false), ['network'], { release })).toMatchObject({
        code: 'permitted',
        by: expect.stringMatching(/^abstraction nameservice(-strict)?: @\{etc_ro\}\/resolv\.conf r$/),
      });
    }
    expect(verdict(file('/etc/resolv.conf', 'r', false), ['home']).code).toBe('not-permitted');
  });

  it('opens everything to privileged containers, system calls included', () => {
    const privileged = ['docker-support', { 'privileged-containers': true }] as const;
    expect(verdict(file('/some/where', 'w', false), ['docker-support']).code).toBe('not-permitted');
    expect(verdict(file('/some/where', 'w', false), [privileged]).code).toBe('permitted');
    expect(verdict(call('kexec_load'), ['docker-support']).code).toBe('not-permitted');
    expect(verdict(call('kexec_load'), [privileged])).toMatchObject({
      code: 'permitted',
      by: 'interface docker-support: @unrestricted',
    });
  });

  it('says on what userns depends', () => {
    const userns: Access = { kind: 'userns', mask: 'create' };
    expect(verdict(userns).code).toBe('not-permitted');
    expect(verdict(userns, ['userns'])).toMatchObject({ code: 'undecided', depends: ['feature.userns'] });
    expect(verdict(userns, ['userns'], { features: new Set(['userns']) }).code).toBe('permitted');
    expect(verdict(userns, ['userns'], { features: new Set() }).code).toBe('not-permitted');
  });

  it('binds a socket with network-bind only', () => {
    expect(verdict(call('bind')).code).toBe('not-permitted');
    expect(verdict(call('bind'), ['network-bind'])).toMatchObject({
      code: 'permitted',
      by: 'interface network-bind: bind',
    });
  });

  it('takes a sub-profile for a subject of its own', () => {
    const bus = file('/run/systemd/private', 'wr', false);
    expect(verdict(bus, ['kubernetes-support']).code).toBe('not-permitted');
    expect(verdict(bus, ['kubernetes-support'], {}, 'snap.thing.app//systemd_run').code).toBe('permitted');
  });

  it('ignores what is connected to a classic snap, unless it is confined all the same', () => {
    const shadow = file('/etc/shadow', 'r', false);
    expect(verdict(shadow, [], { confinement: 'classic' })).toMatchObject({ code: 'permitted', onlyRecorded: true });
    expect(verdict(shadow, [], { confinement: 'jailmode' })).toMatchObject({
      code: 'not-permitted',
      onlyRecorded: false,
    });
    expect(verdict(capability('sys_module'), ['network-control'], { confinement: 'classic' }).code).toBe('permitted');
    expect(verdict(shadow, [], { confinement: 'devmode' })).toMatchObject({
      code: 'not-permitted',
      onlyRecorded: true,
    });
  });

  it('takes the template of the base', () => {
    const program = file('/usr/bin/strange', 'x', false);
    expect(verdict(program, [], { base: 'core22' }).code).toBe('not-permitted');
    expect(verdict(program, [], { base: 'bare' }).code).toBe('permitted');
  });

  it('knows the policy of each release', () => {
    expect(verdict(mountinfo, [], { release: '2.75' })).toMatchObject({ code: 'not-permitted', by: undefined });
    expect(verdict(file('/dev/userfaultfd', 'w', false), ['kvm'], { release: '2.57.6' }).code).toBe('not-permitted');
  });

  it('says that a device cgroup is not decided by rules', () => {
    expect(verdict({ kind: 'device', path: '/dev/video0', errno: 'EPERM' }).code).toBe('not-modelled');
  });
});

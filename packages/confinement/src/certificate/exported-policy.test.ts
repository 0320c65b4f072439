import { describe, expect, it } from 'vitest';
import type { Access } from '../access.ts';
import type { Certificate } from './certificate.ts';
import { certified, exported, noInterfaceCertificate, ruleCertificate } from './certificates.fixture.ts';
import { ExportedPolicy, type ExportedRule } from './exported-policy.ts';
import { verifyCertificate } from './verify-certificate.ts';

const read: Access = { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false };
const onCore = { fact: 'system', op: 'eq', value: 'core' };
const onPlug = { fact: 'plug.attr.all', op: 'eq', value: true };

function decide(certificate: Certificate, lines: readonly ExportedRule[]) {
  const decision = verifyCertificate(certificate, new ExportedPolicy(lines, 'digest'));
  if (!decision.ok) return { code: decision.error.code };
  const { decided, policy } = decision.value;
  return { code: decided === 'as-claimed' ? decided : decision.value.reason.code, policy };
}

describe('one interface held against its policy', () => {
  const certificate = ruleCertificate('permits', read, ['permits /etc/* r']);

  it('has its rules there, on its side, as they are', () => {
    expect(decide(certificate, [exported('thing', '/etc/* r')]).code).toBe('as-claimed');
    for (const other of [
      exported('thing', '/etc/* rw'),
      exported('other', '/etc/* r'),
      exported('thing', '/etc/* r', { side: 'slot' }),
      exported('thing', '/etc/* r', { profile: 'helper' }),
      exported('thing', '/etc/* r', { backend: 'apparmor-update-ns' }),
    ]) {
      expect(decide(certificate, [other]).code).toBe('rule-not-in-policy');
    }
  });

  it('names the conditions of its rules, but for those that the system settles', () => {
    const conditional = [exported('thing', '/etc/* r', { conditions: [onPlug] })];
    expect(decide(certificate, conditional).code).toBe('condition-missing');
    expect(decide({ ...certificate, conditions: [onPlug] }, conditional).code).toBe('as-claimed');
    expect(decide(certificate, [...conditional, exported('thing', '/etc/* r')]).code).toBe('as-claimed');
    const core = [exported('thing', '/etc/* r', { conditions: [onCore] })];
    expect(decide({ ...certificate, system: 'core' }, core).code).toBe('as-claimed');
    expect(decide(certificate, core).code).toBe('not-permitted');
  });

  it('hides no denial of the same interface', () => {
    const lines = [exported('thing', '/etc/* r'), exported('thing', 'deny /etc/fstab r')];
    expect(decide(certificate, lines).code).toBe('not-permitted');
    const elsewhere = [exported('thing', '/etc/* r'), exported('other', 'deny /etc/fstab r')];
    expect(decide(certificate, elsewhere)).toEqual({
      code: 'as-claimed',
      policy: { rules: 2, decided: 1, open: 0, undecided: 0, elsewhere: 1 },
    });
  });

  it('is a denial only as long as nothing in the policy takes it back', () => {
    const denied = ruleCertificate('denied', read, ['permits /etc/* r', 'denies deny /etc/fstab r']);
    const lines = [exported('thing', '/etc/* r'), exported('thing', 'deny /etc/fstab r')];
    expect(decide(denied, lines).code).toBe('as-claimed');
    expect(decide(denied, lines.slice(0, 1)).code).toBe('rule-not-in-policy');
  });
});

describe('no interface held against all policy', () => {
  const lines = [
    exported('reader', '/etc/fstab w'),
    exported('reader', 'capability chown'),
    exported('hole', '/<<plug.attr.read>>{,/**} r'),
    exported('includer', 'include <abstractions/base>'),
    exported('sub', '/etc/fstab r', { profile: 'helper' }),
    exported('core', '/etc/fstab r', { conditions: [onCore] }),
    exported('filter', 'bind', { backend: 'seccomp' }),
    exported('device', 'KERNEL=="x"', { backend: 'udev' }),
  ];
  const certificate = noInterfaceCertificate(read, [certified('near /etc/fstab w', 'reader')], {
    searched: { rules: lines.length, digest: 'digest' },
  });

  it('asks every rule, and counts what it cannot ask', () => {
    expect(decide(certificate, lines)).toEqual({
      code: 'as-claimed',
      policy: { rules: 8, decided: 1, open: 1, undecided: 1, elsewhere: 5 },
    });
  });

  it('finds what the certificate passes over', () => {
    const searched = { rules: lines.length + 1, digest: 'digest' };
    expect(decide({ ...certificate, searched }, [...lines, exported('finder', '/etc/** r')]).code).toBe('permitted');
    expect(decide({ ...certificate, searched }, [...lines, exported('reader', '/etc/** r')]).code).toBe('permitted');
    expect(decide({ ...certificate, searched, system: 'core' }, [...lines, exported('x', 'userns')]).code).toBe(
      'permitted',
    );
  });

  it('needs the very policy that was searched', () => {
    expect(decide(certificate, lines.slice(1)).code).toBe('other-policy');
    const other = { ...certificate, searched: { rules: lines.length, digest: 'other' } };
    expect(decide(other, lines).code).toBe('other-policy');
  });

  it('sets aside only interfaces that the certificate names', () => {
    const open = [...lines, exported('everything', '/** r')];
    const searched = { rules: open.length, digest: 'digest' };
    expect(decide({ ...certificate, searched }, open).code).toBe('permitted');
    const rules = [...certificate.rules, certified('permits /** r', 'everything', { blanket: true })];
    expect(decide({ ...certificate, rules, searched }, open).code).toBe('as-claimed');
  });

  it('reads filters for system calls', () => {
    const call: Access = { kind: 'syscall', name: 'listen', number: 50, arch: 'x86_64', code: '0x50000' };
    const searched = { rules: lines.length, digest: 'digest' };
    expect(decide(noInterfaceCertificate(call, [], { searched }), lines).code).toBe('as-claimed');
    expect(decide(noInterfaceCertificate({ ...call, name: 'bind' }, [], { searched }), lines).code).toBe('permitted');
  });

  it('asks with the variables of each certificate', () => {
    const own = [exported('own', '/run/@{NAME}/x r')];
    const policy = new ExportedPolicy(own, 'digest');
    const ask = (name: string) =>
      verifyCertificate(
        noInterfaceCertificate({ ...read, path: '/run/a/x' } as Access, [], {
          variables: { NAME: [name] },
          searched: { rules: 1, digest: 'digest' },
        }),
        policy,
      );
    expect(ask('b')).toMatchObject({ value: { decided: 'as-claimed' } });
    expect(ask('a')).toMatchObject({ value: { decided: 'otherwise' } });
    expect(ask('b')).toMatchObject({ value: { decided: 'as-claimed' } });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Access } from '../access.ts';
import type { Certificate, CertifiedRule } from './certificate.ts';
import { certified, noInterfaceCertificate, ruleCertificate } from './certificates.fixture.ts';
import { verifyCertificate } from './verify-certificate.ts';

function decide(certificate: Certificate): string {
  const decision = verifyCertificate(certificate);
  if (!decision.ok)
    return `${decision.error.code}${decision.error.rule === undefined ? '' : ` ${decision.error.rule}`}`;
  return decision.value.decided === 'as-claimed' ? 'as-claimed' : decision.value.reason.code;
}

const read: Access = { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false };
const call = (name: string): Access => ({ kind: 'syscall', name, number: 1, arch: 'x86_64', code: '0x50000' });

describe('a certificate that one interface permits', () => {
  it.each<[string, Access, readonly string[]]>([
    ['a file', read, ['permits /etc/* r']],
    ['a file by two rules', { ...read, mask: 'rw' }, ['permits /etc/* r', 'permits /etc/fstab w']],
    ['beside a denial of something else', read, ['permits /etc/* rw', 'near deny /etc/* w']],
    ['a link', { ...read, mask: 'l', path: '/a/x', target: '/b/x' }, ['permits link /a/* -> /b/*']],
    ['a capability', { kind: 'capability', name: 'chown' }, ['permits capability chown fowner']],
    ['a network', { kind: 'network', family: 'netlink', type: 'raw' }, ['permits network netlink raw']],
    [
      'a message',
      { kind: 'dbus', bus: 'system', mask: 'send', path: '/', interface: 'org.a.B', member: 'Get', peerLabel: 'x' },
      ['permits dbus (send) bus=system interface=org.a.* peer=(label=x)'],
    ],
    ['a unix socket', { kind: 'unix', mask: 'create', type: 'dgram' }, ['permits unix (create) type=dgram']],
    ['a signal', { kind: 'signal', mask: 'send', signal: 'term', peer: 'a' }, ['permits signal (send) peer=a']],
    ['ptrace', { kind: 'ptrace', mask: 'read', peer: 'a' }, ['permits ptrace (read, trace)']],
    [
      'a mount',
      { kind: 'mount', operation: 'mount', source: '/a/', target: '/b/', flags: 'ro, bind' },
      ['permits mount options=(ro, bind) /a/ -> /b/'],
    ],
    ['a user namespace', { kind: 'userns', mask: 'userns_create' }, ['permits userns']],
    ['a system call', call('bind'), ['permits bind']],
    ['any system call', call('bind'), ['permits @unrestricted']],
  ])('is borne out for %s, and not by fewer rules', (_, access, rules) => {
    expect(decide(ruleCertificate('permits', access, rules))).toBe('as-claimed');
    const bearing = rules.filter((rule) => rule.startsWith('permits'));
    expect(decide(ruleCertificate('permits', access, bearing.slice(1)))).toBe('not-permitted');
  });

  it('fills in its variables, and tells one that is missing', () => {
    const asked: Access = { ...read, path: '/root/x' };
    const rules = ['permits @{HOME}/* r'];
    const variables = { HOME: ['@{HOMEDIRS}/*/', '/root/'], HOMEDIRS: ['/home/'] };
    expect(decide(ruleCertificate('permits', asked, rules, { variables }))).toBe('as-claimed');
    expect(decide(ruleCertificate('permits', asked, rules))).toBe('invalid-rule 0');
    expect(decide(ruleCertificate('permits', asked, rules, { variables: { HOME: ['/home/ada'] } }))).toBe(
      'not-permitted',
    );
  });

  it('has a denial win, and is then one of a denial', () => {
    const rules = ['permits /etc/** r', 'denies deny /etc/fstab r'];
    expect(decide(ruleCertificate('permits', read, rules))).toBe('not-permitted');
    expect(decide(ruleCertificate('denied', read, rules))).toBe('as-claimed');
    expect(decide(ruleCertificate('denied', read, rules.slice(0, 1)))).toBe('permitted');
    expect(decide(ruleCertificate('denied', read, rules.slice(1)))).toBe('not-denied');
    expect(decide(ruleCertificate('denied', call('bind'), ['permits bind', 'denies ~bind']))).toBe('as-claimed');
  });

  it('may be of the template and an interface, never of two interfaces', () => {
    const template = certified('permits /etc/* r', 'default', { from: { policy: 'template', name: 'default' } });
    const asked: Access = { ...read, mask: 'rw' };
    expect(decide(ruleCertificate('permits', asked, [template, 'permits /etc/* w']))).toBe('as-claimed');
    expect(decide(ruleCertificate('permits', read, [template]))).toBe('as-claimed');
    const other = certified('permits /etc/* w', 'other');
    expect(decide(ruleCertificate('permits', asked, ['permits /etc/* r', other]))).toBe('several-interfaces');
    const slot = certified('permits /etc/* w', 'thing', { from: { policy: 'interface', name: 'thing', side: 'slot' } });
    expect(decide(ruleCertificate('permits', asked, ['permits /etc/* r', slot]))).toBe('several-interfaces');
  });

  it('names whatever it rests on', () => {
    const { owner: _, ...unknown } = read as Extract<Access, { kind: 'file' }>;
    const ofOwner = ruleCertificate('permits', unknown, ['permits owner /etc/* r']);
    expect(decide(ofOwner)).toBe('assumption-missing');
    expect(decide({ ...ofOwner, assumed: ['owner'] })).toBe('as-claimed');
    expect(decide({ ...ofOwner, assumed: ['owner'], access: read })).toBe('not-permitted');

    expect(decide(ruleCertificate('permits', read, ['permits /etc/<<plug.attr.name>> r']))).toBe('unsupported 0');
    const longer: Access = { ...read, path: '/run/thing/x' };
    const byLongHole = ruleCertificate('permits', longer, ['permits /run/thing/<<plug.attr.name>> r']);
    expect(decide(byLongHole)).toBe('assumption-missing');
    expect(decide({ ...byLongHole, assumed: ['run-time-values'] })).toBe('as-claimed');

    const byArguments = ruleCertificate('permits', call('socket'), ['permits socket AF_NETLINK']);
    expect(decide(byArguments)).toBe('assumption-missing');
    expect(decide({ ...byArguments, assumed: ['arguments'] })).toBe('as-claimed');
  });

  it('says of each rule what it does', () => {
    expect(decide(ruleCertificate('permits', read, ['permits /etc/* r', 'permits /usr/* r']))).toBe('role');
    expect(decide(ruleCertificate('permits', read, ['near /etc/* r']))).toBe('role');
    expect(decide(ruleCertificate('permits', read, ['permits /etc/* r', 'denies deny /etc/* w']))).toBe('role');
  });

  it('has no condition that its system refutes', () => {
    const onCore = { fact: 'system', op: 'eq', value: 'core' };
    const certificate = ruleCertificate('permits', read, ['permits /etc/* r'], { conditions: [onCore] });
    expect(decide(certificate)).toBe('other-system');
    expect(decide({ ...certificate, system: 'core' })).toBe('as-claimed');
  });

  it('refuses what no compiler would take', () => {
    expect(decide(ruleCertificate('permits', read, ['permits /etc/[ r']))).toBe('invalid-rule 0');
    expect(decide(ruleCertificate('permits', read, ['permits /etc/* r', 'near include <abstractions/base>']))).toBe(
      'unsupported 1',
    );
    const run: Access = { kind: 'file', path: '/bin/x', mask: 'x', owner: false };
    expect(decide(ruleCertificate('permits', run, ['permits /bin/* ix', 'permits /bin/x* Ux']))).toBe('invalid-rule');
    expect(decide(ruleCertificate('permits', call('bind'), ['permits bind(2)']))).toBe('invalid-rule 0');
    expect(decide(ruleCertificate('permits', call('bind'), ['permits # bind']))).toBe('invalid-rule 0');
  });

  it('is about an access that rules decide on', () => {
    expect(decide(ruleCertificate('permits', { kind: 'other', operation: 'rlimit' }, []))).toBe('unsupported');
    expect(decide(ruleCertificate('permits', { kind: 'device', path: '/dev/x', errno: 'EPERM' }, []))).toBe(
      'unsupported',
    );
    expect(decide(ruleCertificate('permits', { ...read, mask: '' } as Access, ['permits /etc/* r']))).toBe(
      'unsupported',
    );
    expect(decide(ruleCertificate('permits', { kind: 'file', pathHex: 'F', mask: 'r' }, []))).toBe('unsupported');
  });
});

describe('a certificate that no interface permits', () => {
  const near = [
    certified('permits /etc/** r', 'reader'),
    certified('permits /etc/fstab w', 'writer'),
    certified('near /etc/fstab k', 'locker'),
  ];
  const write: Access = { ...read, mask: 'rw' } as Access;

  it('asks each interface for itself', () => {
    expect(decide(noInterfaceCertificate(write, near))).toBe('as-claimed');
    expect(decide(noInterfaceCertificate(write, []))).toBe('as-claimed');
    const both = [...near, certified('permits /etc/* w', 'reader')];
    expect(verifyCertificate(noInterfaceCertificate(write, both))).toMatchObject({
      value: { reason: { code: 'permitted', by: { name: 'reader', side: 'plug' } } },
    });
  });

  it('counts a denial', () => {
    const refused = [...near, certified('permits /etc/* w', 'reader'), certified('denies deny /etc/fstab w', 'reader')];
    expect(decide(noInterfaceCertificate(write, refused))).toBe('as-claimed');
  });

  it('adds the template to each interface', () => {
    const template = certified('permits /etc/* r', 'default', { from: { policy: 'template', name: 'default' } });
    expect(decide(noInterfaceCertificate(write, [template]))).toBe('as-claimed');
    expect(decide(noInterfaceCertificate(write, [template, certified('permits /etc/* w', 'writer')]))).toBe(
      'permitted',
    );
    expect(decide(noInterfaceCertificate(read, [template]))).toBe('permitted');
  });

  it('sets aside only what is for everything', () => {
    const everything = certified('permits /** rw', 'everything', { blanket: true });
    expect(decide(noInterfaceCertificate(write, [everything, ...near]))).toBe('as-claimed');
    expect(decide(noInterfaceCertificate(write, [{ ...everything, blanket: false }]))).toBe('permitted');
    const particular = certified('permits /etc/fstab rw', 'particular', { blanket: true });
    expect(decide(noInterfaceCertificate(write, [particular]))).toBe('not-blanket');
  });

  it('holds whoever asks, unless it is said who', () => {
    const ofOthers: readonly CertifiedRule[] = [certified('near other /etc/fstab r')];
    const unknown: Access = { kind: 'file', path: '/etc/fstab', mask: 'r' };
    expect(decide(noInterfaceCertificate(unknown, ofOthers))).toBe('assumption-missing');
    expect(decide(noInterfaceCertificate(unknown, ofOthers, { assumed: ['owner'] }))).toBe('as-claimed');
  });

  it('rests on no denial that only run time knows without saying so', () => {
    const rules = [certified('permits /usr/share/x/** r'), certified('denies deny /usr/share/x/<<name>> r')];
    const asked: Access = { ...read, path: '/usr/share/x/y' } as Access;
    expect(decide(noInterfaceCertificate(asked, rules))).toBe('assumption-missing');
    expect(decide(noInterfaceCertificate(asked, rules, { assumed: ['run-time-values'] }))).toBe('as-claimed');
  });
});

describe('a certificate about a profile of snapd', () => {
  it('is decided by the label', () => {
    const label = '/snap/snapd/1/usr/lib/snapd/snap-confine';
    expect(decide({ claim: 'profile-of-snapd', owner: 'snap-confine', label })).toBe('as-claimed');
    expect(decide({ claim: 'profile-of-snapd', owner: 'snap-update-ns', label })).toBe('other-profile');
    expect(decide({ claim: 'profile-of-snapd', owner: 'snap-confine', label: 'snap.a.b' })).toBe('other-profile');
    expect(decide({ claim: 'profile-of-snapd', owner: 'snap-confine', label: 'x'.repeat(100_000) })).toBe('too-large');
  });
});

describe('certificates that come from anywhere', () => {
  it.each<[string, Certificate]>([
    ['many rules', ruleCertificate('permits', read, new Array(100).fill('permits /etc/* r'))],
    ['a long rule', ruleCertificate('permits', read, [`permits /${'?'.repeat(5000)} r`])],
    ['a long access', ruleCertificate('permits', { ...read, path: '/'.repeat(100_000) } as Access, [])],
    [
      'rules and an access that are long together',
      ruleCertificate('permits', { ...read, path: `/${'a'.repeat(60_000)}` } as Access, [
        `permits /${'**?'.repeat(1300)} r`,
      ]),
    ],
    [
      'variables that multiply',
      ruleCertificate(
        'permits',
        { ...read, path: `/${'a'.repeat(4000)}` } as Access,
        [`permits ${'/@{B}'.repeat(500)} r`],
        {
          variables: { A: ['aaaaaaaa', 'bbbbbbbb'], B: ['@{A}@{A}@{A}@{A}@{A}@{A}'] },
        },
      ),
    ],
    [
      'variables and an access that are long together',
      ruleCertificate('permits', { ...read, path: `/${'a'.repeat(60_000)}` } as Access, [], {
        variables: { A: ['a'.repeat(8000)] },
      }),
    ],
    ['long variables', ruleCertificate('permits', read, [], { variables: { A: ['a'.repeat(10_000)] } })],
    [
      'many conditions',
      ruleCertificate('permits', read, [], { conditions: new Array(100).fill({ fact: 'a', op: 'eq' }) }),
    ],
    ['many exec rules', ruleCertificate('permits', read, new Array(9).fill('near /bin/x ix'))],
  ])('are refused with %s', (_, certificate) => {
    expect(decide(certificate)).toMatch(/^too-large/);
  });

  it('never throw', () => {
    const piece = fc.constantFrom(
      '/',
      'a',
      '**',
      '[',
      '<<',
      '>>',
      '@{A}',
      '{',
      ',',
      '"',
      ' ',
      'r',
      'deny',
      'dbus',
      '(',
    );
    const rule = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const role = fc.constantFrom('permits' as const, 'denies' as const, 'near' as const);
    const access = fc.constantFrom<Access>(
      read,
      call('bind'),
      { kind: 'dbus', bus: '', mask: '' },
      { kind: 'unix', mask: 'x' },
      { kind: 'signal', mask: '', signal: '', peer: '' },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(rule, role), { maxLength: 4 }), access, (rules, asked) => {
        const list = rules.map(([text, is]) => certified(`${is} ${text}`));
        const variables = { A: ['/x', '@{A}'] };
        decide(ruleCertificate('permits', asked, list, { variables }));
        decide(ruleCertificate('denied', asked, list, { variables }));
        decide(noInterfaceCertificate(asked, list, { variables }));
      }),
      { numRuns: 500 },
    );
  });
});

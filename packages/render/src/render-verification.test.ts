import type { Certificate, Verification } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { renderVerification, verificationSummary } from './render-verification.ts';

const decided = {
  schema: 'whyblocked/certificate@1',
  release: '2.77',
  system: 'classic',
  access: { kind: 'file', path: '/dev/video0', mask: 'rw' },
} as const;

const camera: Certificate = {
  ...decided,
  claim: 'permits',
  variables: {},
  rules: [
    {
      rule: '/dev/video[0-9]* rw',
      from: { policy: 'interface', name: 'camera', side: 'plug', file: 'interfaces/builtin/camera.go', line: 38 },
      role: 'permits',
    },
  ],
  assumed: ['owner'],
  conditions: [{ fact: 'plug.attr.write', op: 'eq', value: true }],
};

const nothing: Certificate = {
  ...decided,
  claim: 'no-interface',
  variables: {},
  rules: [
    { rule: '/** rw', from: { policy: 'interface', name: 'open', side: 'plug' }, role: 'permits', blanket: true },
    { rule: '/dev/video0 k', from: { policy: 'template', name: 'default' }, role: 'near' },
  ],
  assumed: [],
  conditions: [],
  searched: { rules: 5187, digest: `sha256:${'0'.repeat(64)}` },
};

describe('renderVerification', () => {
  it('tells a claim with all that it rests on', () => {
    expect(renderVerification({ decided: 'as-claimed', at: { file: 'a.json', line: 3 }, certificate: camera })).toBe(
      `As claimed: The interface camera of snapd 2.77 on a classic system permits: read, write /dev/video0. (a.json:3)
  permits: /dev/video[0-9]* rw  (camera plug, interfaces/builtin/camera.go:38)
  assumed: the file belongs to who asks
  only if: plug.attr.write eq true
`,
    );
  });

  it('tells what was not searched', () => {
    const verification: Verification = { decided: 'as-claimed', at: {}, certificate: nothing };
    const alone = renderVerification(verification);
    expect(alone).toContain(
      'No interface of snapd 2.77 on a classic system but open, by a rule for everything, permits',
    );
    expect(alone).toContain('policy: not given; of 5187 lines these rules alone were decided');
    const policy = { rules: 5187, decided: 2000, open: 28, undecided: 123, elsewhere: 3036 };
    const searched = renderVerification({ ...verification, policy });
    expect(searched).toContain('policy: 5187 lines; 2000 decided, 28 open');
  });

  it('says why it is otherwise', () => {
    const because = (reason: Extract<Verification, { decided: 'otherwise' }>['reason']) =>
      renderVerification({ decided: 'otherwise', at: {}, certificate: camera, reason }).split('\n')[0];
    expect(because({ code: 'not-permitted' })).toContain('Its rules do not permit that. (standard input)');
    expect(because({ code: 'role', rule: 0, found: 'near' })).toContain(
      'The rule "/dev/video[0-9]* rw" is said to be "permits" and is "near".',
    );
    expect(because({ code: 'permitted', by: { name: 'open', side: 'slot' } })).toContain(
      'The interface open permits it, on the side of the slot.',
    );
    expect(because({ code: 'assumption-missing', assumption: 'arguments' })).toContain('arguments of the system call');
  });

  it('says what could not be decided', () => {
    const problem = { code: 'invalid-rule', message: 'a quote is not closed', rule: 0 } as const;
    const text = renderVerification({ decided: 'not-decided', at: { line: 2 }, certificate: camera, problem });
    expect(text).toContain('The rule "/dev/video[0-9]* rw": a quote is not closed. (standard input:2)');
    const other = { code: 'other-policy', message: 'it has 3 lines' } as const;
    expect(renderVerification({ decided: 'not-decided', at: {}, certificate: nothing, problem: other })).toContain(
      'The policy is another one: it has 3 lines. It takes that of "whyblocked policy export --snapd 2.77 --system classic".',
    );
    const unread = { code: 'not-json', message: 'this is not JSON' } as const;
    expect(renderVerification({ decided: 'not-decided', at: {}, problem: unread })).toBe(
      'Not decided: this is not JSON. (standard input)\n',
    );
  });

  it('lets nothing of a certificate reach the terminal as an escape', () => {
    const evil = '\u001b[2J\n';
    const certificate: Certificate = {
      ...camera,
      release: evil,
      access: { kind: 'file', path: evil, mask: 'r' },
      rules: [{ rule: evil, from: { policy: 'interface', name: evil, file: evil }, role: 'near' }],
      conditions: [{ fact: evil, op: 'eq', value: [evil] }],
    };
    const text = renderVerification({ decided: 'as-claimed', at: { file: evil, finding: evil }, certificate });
    expect(text).not.toContain('\u001b');
    expect(text.trimEnd().split('\n')).toHaveLength(4);
  });
});

it('counts', () => {
  expect(verificationSummary({ 'as-claimed': 1, otherwise: 0, 'not-decided': 0 })).toBe(
    '1 certificate: 1 as claimed, 0 otherwise, 0 not decided.\n',
  );
});

import { describe, expect, it } from 'vitest';
import { Certificate, Finding, Verification } from './index.ts';

const access = { kind: 'file', path: '/dev/video0', mask: 'r' };
const decided = { schema: 'whyblocked/certificate@1', release: '2.77', system: 'classic', access };
const byRules = { ...decided, variables: {}, rules: [], assumed: [], conditions: [] };
const digest = `sha256:${'0'.repeat(64)}`;

describe('Certificate', () => {
  it('makes one of four claims, each with what it needs', () => {
    expect(Certificate.safeParse({ ...byRules, claim: 'permits' }).success).toBe(true);
    expect(Certificate.safeParse({ ...byRules, claim: 'denied' }).success).toBe(true);
    expect(Certificate.safeParse({ ...byRules, claim: 'no-interface' }).success).toBe(false);
    const searched = { rules: 3, digest };
    expect(Certificate.safeParse({ ...byRules, claim: 'no-interface', searched }).success).toBe(true);
    expect(
      Certificate.safeParse({ ...byRules, claim: 'no-interface', searched: { rules: 3, digest: 'x' } }).success,
    ).toBe(false);
    const ofTool = { ...decided, claim: 'profile-of-snapd', owner: 'snap-confine', label: '/x/snap-confine' };
    expect(Certificate.safeParse(ofTool).success).toBe(true);
    expect(Certificate.safeParse({ ...byRules, claim: 'proven' }).success).toBe(false);
    expect(Certificate.safeParse({ ...byRules, claim: 'permits', schema: 'whyblocked/certificate@2' }).success).toBe(
      false,
    );
  });

  it('says of each rule whose it is and what it does', () => {
    const rule = {
      rule: '/dev/video* rw',
      from: { policy: 'interface', name: 'camera', side: 'plug' },
      role: 'permits',
    };
    expect(Certificate.safeParse({ ...byRules, claim: 'permits', rules: [rule] }).success).toBe(true);
    expect(Certificate.safeParse({ ...byRules, claim: 'permits', rules: [{ ...rule, role: 'maybe' }] }).success).toBe(
      false,
    );
  });

  it('stands in a finding, which may be without', () => {
    const finding = {
      id: 'wb1-abcdefghijklmnopqrst',
      kind: 'denial',
      outcome: 'no-interface',
      confidence: 'likely',
      count: 1,
      at: [{ line: 1 }],
      subject: { owner: 'none', label: '' },
      interfaces: [],
      explains: [],
      notes: [],
      causedBy: [],
      evidence: [],
    };
    expect(Finding.safeParse(finding).success).toBe(true);
    const certificate = { ...byRules, claim: 'no-interface', searched: { rules: 3, digest } };
    expect(Finding.safeParse({ ...finding, certificate }).success).toBe(true);
    expect(Finding.safeParse({ ...finding, certificate: {} }).success).toBe(false);
  });
});

describe('Verification', () => {
  it('has a reason when it is otherwise, and a problem when there is none', () => {
    const certificate = { ...byRules, claim: 'permits' };
    const at = { line: 1 };
    expect(Verification.safeParse({ decided: 'as-claimed', at, certificate }).success).toBe(true);
    expect(Verification.safeParse({ decided: 'otherwise', at, certificate }).success).toBe(false);
    const reason = { code: 'role', rule: 0, found: 'near' };
    expect(Verification.safeParse({ decided: 'otherwise', at, certificate, reason }).success).toBe(true);
    const problem = { code: 'not-json', message: 'x' };
    expect(Verification.safeParse({ decided: 'not-decided', at, problem }).success).toBe(true);
  });
});

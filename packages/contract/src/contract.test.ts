import { describe, expect, it } from 'vitest';
import { Access, DiagnoseOptions, Diagnosis, Finding } from './index.ts';

describe('Access', () => {
  it('takes each kind in its own shape', () => {
    expect(Access.safeParse({ kind: 'file', path: '/x', mask: 'r' }).success).toBe(true);
    expect(Access.safeParse({ kind: 'file', pathHex: 'FFFE', mask: 'r' }).success).toBe(true);
    expect(Access.safeParse({ kind: 'file', pathHex: 'fffe', mask: 'r' }).success).toBe(false);
    expect(Access.safeParse({ kind: 'capability' }).success).toBe(false);
    expect(Access.safeParse({ kind: 'nosuch' }).success).toBe(false);
  });
});

describe('DiagnoseOptions', () => {
  it('takes releases of snapd and the two systems', () => {
    expect(DiagnoseOptions.safeParse({ snapd: '2.77', system: 'core' }).success).toBe(true);
    expect(DiagnoseOptions.safeParse({ snapd: '2.77+ubuntu24.04' }).success).toBe(true);
    expect(DiagnoseOptions.safeParse({ snapd: '../2.77' }).success).toBe(false);
    expect(DiagnoseOptions.safeParse({ system: 'windows' }).success).toBe(false);
  });
});

describe('Finding', () => {
  const finding = {
    id: 'wb1-abcdefghijklmnopqrst',
    kind: 'denial',
    outcome: 'unknown',
    confidence: 'possible',
    count: 1,
    at: [{ line: 1 }],
    subject: { owner: 'none', label: '' },
    interfaces: [],
    explains: [],
    notes: [],
    causedBy: [],
    evidence: [],
  };

  it('has an id of twenty base32 characters, an outcome of the closed set, and lines from 1', () => {
    expect(Finding.safeParse(finding).success).toBe(true);
    expect(Finding.safeParse({ ...finding, id: 'wb1-ABC' }).success).toBe(false);
    expect(Finding.safeParse({ ...finding, outcome: 'try-sudo' }).success).toBe(false);
    expect(Finding.safeParse({ ...finding, at: [{ line: 0 }] }).success).toBe(false);
  });

  it('stands in a diagnosis that names its schema', () => {
    expect(Diagnosis.safeParse({ schema: 'whyblocked/diagnosis@2' }).success).toBe(false);
  });
});

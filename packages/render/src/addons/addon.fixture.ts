import type { Addon, AddonInTrack, AddonStatement, Compatibility } from '@whyblocked/contract';

/** One cell; parts may be replaced. */
export function cell(parts: Partial<Compatibility> = {}): Compatibility {
  return {
    addon: 'core/metallb',
    track: '1.32',
    confinement: 'strict',
    architecture: 'amd64',
    status: 'verified',
    basis: 'upstream-test',
    derived: { code: 'test-runs' },
    statements: [],
    onSomeHosts: [],
    conflict: false,
    ...parts,
  };
}

export function statement(parts: Partial<AddonStatement> = {}): AddonStatement {
  return {
    id: 'core/metallb/raw-sockets-refused',
    addon: 'core/metallb',
    basis: 'person',
    status: 'broken',
    maturity: 'reviewed',
    says: 'The speaker gets no raw socket.',
    where: { confinement: 'strict' },
    needs: { interfaces: [], host: ['Refresh the snap.'] },
    issues: ['metallb-raw-sockets'],
    evidence: [{ date: '2025-09-16', url: 'https://example.com/1', note: 'Seen twice.' }],
    confirmations: 1,
    ...parts,
  };
}

export function inTrack(parts: Partial<AddonInTrack> = {}): AddonInTrack {
  return {
    track: '1.32',
    version: '0.13.3',
    architectures: ['amd64', 'arm64'],
    builtin: false,
    deprecated: false,
    retired: false,
    testedOn: ['classic'],
    needs: [],
    ...parts,
  };
}

export function addon(parts: Partial<Addon> = {}): Addon {
  return {
    repository: 'core',
    name: 'metallb',
    aliases: [],
    sameStatusAs: [],
    tracks: [inTrack()],
    statements: [statement()],
    ...parts,
  };
}

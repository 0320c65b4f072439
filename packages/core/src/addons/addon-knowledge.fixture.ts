import type { AddonFact, StoredStatement } from '@whyblocked/dataset';
import type { AddonKnowledge, KnownAddon } from '../knowledge/addon-knowledge.ts';

const EVERYWHERE: readonly AddonFact[] = [
  { kind: 'architecture', architecture: 'amd64' },
  { kind: 'architecture', architecture: 'arm64' },
];

function file(addon: string, facts: readonly AddonFact[], repository = 'core'): KnownAddon {
  return { repository, addon, facts };
}

/** Made up, with one addon for each thing that may be so of one; the tracks are 1.40, 1.41 and latest. */
export const ADDONS: readonly KnownAddon[] = [
  file('dns', [
    { kind: 'listed' },
    ...EVERYWHERE,
    { kind: 'version', version: '1.10', until: '1.41' },
    { kind: 'version', version: '1.12', since: '1.41' },
    { kind: 'strict-test', result: 'runs' },
    { kind: 'test-run', confinement: 'classic' },
    { kind: 'test-run', confinement: 'strict', since: '1.41' },
    { kind: 'check-status', text: 'pod/coredns' },
  ]),
  file('nvidia', [
    { kind: 'listed', since: '1.41' },
    { kind: 'architecture', architecture: 'amd64', since: '1.41' },
    { kind: 'confinement', confinement: 'classic', since: '1.41' },
  ]),
  file('gpu', [
    { kind: 'listed' },
    { kind: 'architecture', architecture: 'amd64' },
    { kind: 'confinement', confinement: 'classic' },
    { kind: 'alias-of', addon: 'nvidia', since: '1.41' },
    { kind: 'replaced-by', addon: 'core/nvidia', since: '1.41' },
    { kind: 'same-status', addon: 'nvidia', since: '1.41' },
  ]),
  file('minio', [{ kind: 'listed' }, ...EVERYWHERE, { kind: 'retired', since: 'latest' }]),
  file('rook', [
    { kind: 'listed' },
    ...EVERYWHERE,
    { kind: 'strict-test', result: 'partial' },
    { kind: 'test-run', confinement: 'strict' },
  ]),
  file('sriov', [{ kind: 'listed' }, ...EVERYWHERE, { kind: 'strict-test', result: 'skipped' }], 'community'),
  file('starboard', [{ kind: 'listed', until: '1.41' }, ...EVERYWHERE], 'community'),
  file('trivy', [{ kind: 'listed', since: '1.41' }, ...EVERYWHERE], 'community'),
];

/** What somebody said of dns everywhere, unless told otherwise. */
export function statement(about: Partial<StoredStatement> & { readonly id: string }): StoredStatement {
  return {
    addon: 'core/dns',
    status: 'broken',
    maturity: 'reviewed',
    says: 'It does not resolve names.',
    where: {},
    needs: { interfaces: [], host: [] },
    issues: [],
    evidence: [{ url: 'https://example.org/1', date: '2026-01-01' }],
    confirmations: 1,
    ...about,
  };
}

export function addonKnowledge(statements: readonly StoredStatement[] = []): AddonKnowledge {
  return {
    addons: ADDONS,
    tracks: ['1.40', '1.41', 'latest'],
    names: {
      renamed: [
        {
          from: 'community/starboard',
          to: 'community/trivy',
          since: '1.41',
          sources: [{ url: 'https://example.org/renamed' }],
        },
      ],
      called: [{ name: 'coredns', addon: 'core/dns' }],
      pods: [
        { addon: 'core/dns', in: 'kube-system', called: ['coredns-'] },
        { addon: 'core/rook', in: 'rook' },
      ],
    },
    statements,
  };
}

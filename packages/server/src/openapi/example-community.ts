import type {
  Addon,
  AddonList,
  AddonStatement,
  ChangePage,
  CompatibilityBatch,
  CompatibilityBatchAnswer,
  CompatibilityPage,
  ExportLine,
  Report,
  ReportInput,
  ReportPage,
  ShareAnswer,
  SharedDiagnosis,
} from '@whyblocked/contract';
import { exampleDiagnosis } from './example-answers.ts';

const KNOWLEDGE = '9c9243760afc07579a8536ce7769ce52';

const exampleStatement: AddonStatement = {
  id: 'core/metallb/raw-sockets-refused',
  addon: 'core/metallb',
  basis: 'person',
  status: 'works-with-notes',
  maturity: 'reviewed',
  says: 'The speaker needs raw sockets, which the container profile of this track refuses until it is loaded again.',
  where: { tracks: { since: '1.25', until: '1.28' }, confinement: 'strict' },
  needs: { interfaces: [], host: ['Load the profile of the containers again.'] },
  issues: ['net-rules-of-container-profile'],
  evidence: [{ url: 'https://github.com/canonical/microk8s/issues/5140', date: '2025-09-16', revision: '5372' }],
  confirmations: 2,
};

export const exampleAddon: Addon = {
  repository: 'core',
  name: 'metallb',
  aliases: [],
  sameStatusAs: [],
  tracks: [
    {
      track: '1.27',
      version: '0.9.3',
      architectures: ['amd64', 'arm64'],
      builtin: false,
      deprecated: false,
      retired: false,
      strictTest: 'runs',
      testedOn: ['strict', 'classic'],
      checkStatus: 'deployment.apps/controller',
      needs: [{ what: 'internet' }],
    },
  ],
  statements: [exampleStatement],
};

export const exampleAddonList: AddonList = {
  version: KNOWLEDGE,
  tracks: ['1.27', '1.28', 'latest'],
  addons: [{ repository: 'core', name: 'metallb', version: '0.9.3', statements: 1 }],
};

const cell: CompatibilityPage['cells'][number] = {
  addon: 'core/metallb',
  track: '1.27',
  confinement: 'strict',
  architecture: 'amd64',
  version: '0.9.3',
  status: 'works-with-notes',
  basis: 'person',
  derived: { code: 'test-runs' },
  statements: [exampleStatement.id],
  onSomeHosts: [],
  conflict: false,
};

export const exampleCompatibility: CompatibilityPage = {
  version: KNOWLEDGE,
  cells: [cell],
  statements: [exampleStatement],
};

export const exampleBatch: CompatibilityBatch = {
  questions: [
    { addon: 'metallb', track: '1.27', confinement: 'strict', architecture: 'amd64' },
    { addon: 'metalb', track: '1.27' },
  ],
};

export const exampleBatchAnswer: CompatibilityBatchAnswer = {
  version: KNOWLEDGE,
  results: [
    { cells: [cell] },
    {
      problem: {
        type: '/problems#unknown-addon',
        title: 'No such addon',
        status: 404,
        code: 'unknown-addon',
        detail: 'Perhaps it is core/metallb. The list is at /v1/addons.',
        known: ['core/metallb'],
      },
    },
  ],
  statements: [exampleStatement],
};

export const exampleReportInput: ReportInput = {
  subject: {
    kind: 'addon',
    addon: 'metallb',
    outcome: 'worked',
    environment: {
      track: '1.32',
      confinement: 'strict',
      architecture: 'amd64',
      revision: '7589',
      distribution: { id: 'ubuntu', version: '24.04' },
    },
  },
  ran: 'microk8s enable metallb:192.0.2.10-192.0.2.20',
  note: 'Services of type LoadBalancer got their addresses at once.',
};

export const exampleReport: Report = {
  id: 'rep-k3vqzx7nbd2mwy5t',
  state: 'queued',
  subject: { ...exampleReportInput.subject, addon: 'core/metallb' } as Report['subject'],
  ran: 'microk8s enable metallb:192.0.2.10-192.0.2.20',
  note: 'Services of type LoadBalancer got their addresses at once.',
  by: 'anonymous',
  at: '2026-01-31T12:00:00.000Z',
  confirmations: 1,
  decisions: [],
};

export const exampleAcceptedReport: Report = {
  ...exampleReport,
  state: 'accepted',
  decisions: [
    {
      at: '2026-02-01T09:00:00.000Z',
      by: 'token:kim',
      from: 'queued',
      to: 'accepted',
      action: { action: 'accept', maturity: 'reviewed' },
    },
  ],
};

export const exampleReportPage: ReportPage = { reports: [exampleAcceptedReport], next: '41' };

export const exampleChangePage: ChangePage = {
  knowledge: KNOWLEDGE,
  changes: [{ seq: 42, at: '2026-02-01T09:00:00.000Z', report: exampleReport.id, state: 'accepted' }],
  last: 42,
};

export const exampleShareAnswer: ShareAnswer = {
  url: 'http://127.0.0.1:8420/d/k3vqzx7nbd2mwy5tk3vqzx7nbd',
  id: 'k3vqzx7nbd2mwy5tk3vqzx7nbd',
  expiresAt: '2026-05-01T12:00:00.000Z',
  secret: 'Zy3Qm0b6pVwJr1tXk9nLh2cDf8sAeGuI4oR7yB5vN0E',
};

export const exampleShared: SharedDiagnosis = {
  id: exampleShareAnswer.id,
  diagnosis: exampleDiagnosis,
  createdAt: '2026-01-31T12:00:00.000Z',
  expiresAt: exampleShareAnswer.expiresAt,
};

const exampleLines: readonly (readonly [summary: string, line: ExportLine])[] = [
  [
    'The first line',
    { kind: 'export', schema: 'whyblocked/export@1', knowledge: KNOWLEDGE, snapd: '2.77', change: 42 },
  ],
  ['A statement', { kind: 'statement', value: exampleStatement }],
  ['An accepted report', { kind: 'report', value: exampleAcceptedReport }],
  [
    'The last line',
    { kind: 'end', lines: 3, sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
  ],
];

/** Lines of an export. */
export const exampleExport = Object.fromEntries(
  exampleLines.map(([summary, value]) => [value.kind, { summary, value }]),
);

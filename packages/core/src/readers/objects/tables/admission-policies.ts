import type { Line } from '../../../decode/line.ts';
import type { Say, Section } from '../../reader.ts';
import { openTable, type Table } from '../../shape/table.ts';

interface PolicyTable {
  /** Of rows that do not name their resource, as kubectl does where it was asked for several. */
  readonly type: string;
  readonly names: readonly string[];
  readonly optional: readonly string[];
  readonly loose: readonly string[];
  readonly action?: string;
}

/** The columns of kyverno/api/kyverno/v1, of Gatekeeper's constraint templates, and of Kubernetes' own printers. */
const tables: readonly PolicyTable[] = [
  {
    type: 'PodSecurityPolicy',
    names: ['NAME', 'PRIV', 'CAPS', 'SELINUX', 'RUNASUSER', 'FSGROUP', 'SUPGROUP', 'READONLYROOTFS', 'VOLUMES'],
    optional: [],
    loose: ['CAPS', 'VOLUMES'],
  },
  {
    type: 'ClusterPolicy',
    names: [
      'NAMESPACE',
      'NAME',
      'ADMISSION',
      'BACKGROUND',
      'VALIDATE ACTION',
      'ACTION',
      'READY',
      'AGE',
      'FAILURE POLICY',
      'VALIDATE',
      'MUTATE',
      'GENERATE',
      'VERIFY IMAGES',
      'MESSAGE',
    ],
    optional: [
      'NAMESPACE',
      'ADMISSION',
      'VALIDATE ACTION',
      'ACTION',
      'AGE',
      'FAILURE POLICY',
      'VALIDATE',
      'MUTATE',
      'GENERATE',
      'VERIFY IMAGES',
      'MESSAGE',
    ],
    loose: ['READY', 'MESSAGE'],
    action: 'VALIDATE ACTION',
  },
  {
    type: 'Constraint',
    names: ['NAME', 'ENFORCEMENT-ACTION', 'TOTAL-VIOLATIONS'],
    optional: [],
    loose: ['TOTAL-VIOLATIONS'],
    action: 'ENFORCEMENT-ACTION',
  },
  {
    type: 'ValidatingAdmissionPolicy',
    names: ['NAME', 'VALIDATIONS', 'PARAMKIND', 'AGE'],
    optional: [],
    loose: [],
  },
];

/** Of resources that have another name than their own table's. */
const TYPES: Readonly<Record<string, string>> = {
  'policy.kyverno.io': 'Policy',
  'clusterpolicy.kyverno.io': 'ClusterPolicy',
  'podsecuritypolicy.policy': 'PodSecurityPolicy',
  'validatingadmissionpolicy.admissionregistration.k8s.io': 'ValidatingAdmissionPolicy',
};
const NAME = /^[a-z0-9][\w.:-]{0,252}$/;

/** Opens the table of policies whose header a line is; null for any other. */
export function openPolicyTable(header: string, say: Say): Section | null {
  for (const of of tables) {
    const table = openTable(header, of.names, of);
    if (table) return { accept: (line) => acceptRow(of, table, line, say), close: () => undefined };
  }
  return null;
}

function acceptRow(of: PolicyTable, table: Table, line: Line, say: Say): boolean {
  // kubectl sets an empty line between the tables of several resources.
  if (line.text.trim() === '') return false;
  const row = table.row(line.text);
  const written = row?.NAME ?? '';
  const slash = written.indexOf('/');
  const [resource, name] = [written.slice(0, Math.max(slash, 0)), written.slice(slash + 1)];
  if (row === null || !NAME.test(name) || name === 'NAME') return false;
  const namespace = row.NAMESPACE;
  const action = row[of.action ?? ''] ?? row.ACTION;
  say(
    {
      kind: 'fact',
      about: 'admission-policy',
      type: TYPES[resource] ?? (resource === '' ? (namespace ? 'Policy' : of.type) : (resource.split('.', 1)[0] ?? '')),
      name,
      ...(namespace && { namespace }),
      ...(action && /^[A-Za-z]{1,40}$/.test(action) && { action }),
    },
    line,
  );
  return true;
}

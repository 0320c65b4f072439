import type { Line } from '../../../decode/line.ts';
import type { Say } from '../../reader.ts';
import { openTable, type Table } from '../../shape/table.ts';
import { statusTrouble } from '../condition-trouble.ts';
import { nodeFacts } from '../node-facts.ts';
import { isClusterWide, kindOf } from '../object-kinds.ts';

type Row = Readonly<Record<string, string>>;

interface TableOfKind {
  readonly kind: string;
  readonly names: readonly string[];
  readonly optional: readonly string[];
  readonly loose: readonly string[];
  /** Whether the cells are those of such a row. */
  isRow(row: Row): boolean;
  /** The one word for what is wrong; undefined where nothing is. */
  wrong(row: Row): { readonly reason: string; readonly message: string } | undefined;
}

const WIDE = ['CONTAINERS', 'IMAGES', 'SELECTOR'];
const COUNT = /^\d{1,6}$/;
const SHARE = /^(\d{1,6})\/(\d{1,6})$/;

const tables: readonly TableOfKind[] = [
  {
    kind: 'Node',
    names: [
      'NAME',
      'STATUS',
      'ROLES',
      'AGE',
      'VERSION',
      'INTERNAL-IP',
      'EXTERNAL-IP',
      'OS-IMAGE',
      'KERNEL-VERSION',
      'CONTAINER-RUNTIME',
    ],
    // Older releases have no roles.
    optional: ['ROLES', 'INTERNAL-IP', 'EXTERNAL-IP', 'OS-IMAGE', 'KERNEL-VERSION', 'CONTAINER-RUNTIME'],
    loose: ['OS-IMAGE'],
    isRow: ({ STATUS = '' }) => /^(?:Ready|NotReady|Unknown)(?:,[A-Za-z,]{1,60})?$/.test(STATUS),
    wrong: ({ STATUS = '' }) =>
      STATUS === 'Ready'
        ? undefined
        : { reason: STATUS.split(',').find((word) => word !== 'Ready') ?? STATUS, message: STATUS },
  },
  {
    kind: 'PersistentVolumeClaim',
    names: [
      'NAMESPACE',
      'NAME',
      'STATUS',
      'VOLUME',
      'CAPACITY',
      'ACCESS MODES',
      'STORAGECLASS',
      'VOLUMEATTRIBUTESCLASS',
      'AGE',
      'VOLUMEMODE',
    ],
    optional: ['NAMESPACE', 'VOLUMEATTRIBUTESCLASS', 'VOLUMEMODE'],
    loose: ['VOLUME', 'CAPACITY', 'ACCESS MODES', 'STORAGECLASS'],
    isRow: ({ STATUS = '' }) => /^(?:Bound|Pending|Lost|Terminating)$/.test(STATUS),
    wrong: ({ STATUS = '' }) => (STATUS === 'Bound' ? undefined : { reason: STATUS, message: STATUS }),
  },
  {
    kind: 'Namespace',
    names: ['NAME', 'STATUS', 'AGE', 'LABELS'],
    optional: ['LABELS'],
    loose: ['LABELS'],
    isRow: ({ STATUS = '' }) => /^(?:Active|Terminating)$/.test(STATUS),
    wrong: ({ STATUS = '' }) => (STATUS === 'Active' ? undefined : { reason: STATUS, message: STATUS }),
  },
  shareTable('Deployment', ['UP-TO-DATE', 'AVAILABLE']),
  shareTable('StatefulSet', []),
  {
    kind: 'DaemonSet',
    names: [
      'NAMESPACE',
      'NAME',
      'DESIRED',
      'CURRENT',
      'READY',
      'UP-TO-DATE',
      'AVAILABLE',
      'NODE SELECTOR',
      'AGE',
      ...WIDE,
    ],
    optional: ['NAMESPACE', ...WIDE],
    loose: WIDE,
    isRow: isCounted,
    wrong: countedWrong,
  },
  {
    kind: 'ReplicaSet',
    names: ['NAMESPACE', 'NAME', 'DESIRED', 'CURRENT', 'READY', 'AGE', ...WIDE],
    optional: ['NAMESPACE', ...WIDE],
    loose: WIDE,
    isRow: isCounted,
    wrong: countedWrong,
  },
];

function shareTable(kind: string, columns: readonly string[]): TableOfKind {
  return {
    kind,
    names: ['NAMESPACE', 'NAME', 'READY', ...columns, 'AGE', ...WIDE],
    optional: ['NAMESPACE', ...WIDE],
    loose: WIDE,
    isRow: ({ READY = '' }) => SHARE.test(READY),
    wrong: ({ READY = '' }) => {
      const share = SHARE.exec(READY);
      return share && Number(share[1]) < Number(share[2])
        ? { reason: 'NotReady', message: `READY ${READY}` }
        : undefined;
    },
  };
}

function isCounted({ DESIRED = '', READY = '' }: Row): boolean {
  return COUNT.test(DESIRED) && COUNT.test(READY);
}

function countedWrong({
  DESIRED = '',
  CURRENT = '',
  READY = '',
}: Row): { reason: string; message: string } | undefined {
  if (Number(READY) >= Number(DESIRED)) return undefined;
  return { reason: 'NotReady', message: `DESIRED ${DESIRED} CURRENT ${CURRENT} READY ${READY}` };
}

/** A table of `kubectl get` that was opened by its header. */
export class KubectlTable {
  readonly #of: TableOfKind;
  readonly #table: Table;

  constructor(of: TableOfKind, table: Table) {
    this.#of = of;
    this.#table = table;
  }

  accept(line: Line, say: Say): boolean {
    const row = this.#table.row(line.text);
    if (row === null || !this.#of.isRow(row)) return false;
    const written = row.NAME ?? '';
    const slash = written.indexOf('/');
    const kind = slash < 0 ? this.#of.kind : kindOf(written.slice(0, slash));
    const name = written.slice(slash + 1);
    if (!/^[a-z0-9][\w.:-]{0,252}$/.test(name)) return false;
    const namespace = row.NAMESPACE;
    const wrong = this.#of.wrong(row);
    const object = { kind, name, ...(namespace && !isClusterWide(kind) && { namespace }) };
    if (wrong) say(statusTrouble(wrong, object, kind === 'Node' ? name : undefined, 'row'), line);
    if (kind === 'Node') sayNode(name, row, line, say);
    return true;
  }
}

function sayNode(name: string, row: Row, line: Line, say: Say): void {
  say({ kind: 'fact', about: 'node', name, ...(row.STATUS !== undefined && { status: row.STATUS }) }, line);
  const kernel = row['KERNEL-VERSION'];
  const osImage = row['OS-IMAGE'];
  const runtime = row['CONTAINER-RUNTIME'];
  // Cells that slipped into each other's columns tell nothing.
  if (!kernel || !/^\d+\.\d+/.test(kernel) || !runtime?.includes('://')) return;
  for (const fact of nodeFacts({ kernel, runtime, ...(osImage !== undefined && { osImage }) }, false)) say(fact, line);
}

/** Opens the table whose header a line is; null when it is none that tells of trouble. */
export function openKubectlTable(header: string): KubectlTable | null {
  for (const of of tables) {
    const table = openTable(header, of.names, of);
    if (table) return new KubectlTable(of, table);
  }
  return null;
}

import type { AddonStatement, Compatibility, CompatibilityAnswer, DerivedReason } from '@whyblocked/contract';
import { sourceText } from '../sentences/source-text.ts';
import type { Block } from './block.ts';

const LISTED = 30;
const STATEMENTS = 4;

const STATUS: Record<Compatibility['status'], string> = {
  verified: 'works',
  'works-with-notes': 'works once something was done',
  broken: 'can be enabled and does not work',
  blocked: 'cannot be enabled',
  unknown: 'nobody has said',
};

const BASIS: Record<Compatibility['basis'], string> = {
  person: 'somebody tried it, with evidence',
  report: 'by a report that a maintainer accepted',
  'upstream-test': 'by the tests of upstream',
  metadata: 'by what upstream says of it',
  none: 'nothing tells',
};

/** What is known of an addon where it was asked for: of one place in full, of several a line each. */
export function compatibilityBlocks({ cells, statements }: CompatibilityAnswer): readonly Block[] {
  const [first, ...rest] = cells;
  if (!first) return [{ kind: 'headline', text: 'Nothing is known of that here.' }];
  const told = new Set(cells.flatMap((cell) => [...cell.statements, ...cell.onSomeHosts]));
  const said = statements.filter(({ id }) => told.has(id)).slice(0, STATEMENTS);
  const more = Math.max(0, cells.length - LISTED);
  return [
    {
      kind: 'headline',
      text: rest.length === 0 ? `${cellText(first)}.` : `${first.addon}: ${cells.length} places are known.`,
    },
    ...(rest.length === 0
      ? ([{ kind: 'paragraph', text: `${derivedSentence(first.derived)}${conflictSentence(first)}` }] as const)
      : ([
          { kind: 'list', items: cells.slice(0, LISTED).map(cellText) },
          ...(more > 0 ? [{ kind: 'note', text: `${more} more are not listed here.` } as const] : []),
        ] as const)),
    ...said.flatMap(statementBlocks),
  ];
}

function cellText({ addon, track, confinement, architecture, version, status, basis }: Compatibility): string {
  const which = version === undefined || version === '' ? addon : `${addon} ${version}`;
  return `${which} on ${track} ${confinement} ${architecture}: ${STATUS[status]} (${BASIS[basis]})`;
}

function conflictSentence({ conflict, onSomeHosts }: Compatibility): string {
  const contradicted = conflict ? ' What is said of it contradicts itself.' : '';
  return onSomeHosts.length === 0 ? contradicted : `${contradicted} On some hosts it is otherwise.`;
}

function derivedSentence(reason: DerivedReason): string {
  switch (reason.code) {
    case 'not-in-track':
      return 'The track has no such addon.';
    case 'confinement':
      return 'Upstream offers it on the other confinement only.';
    case 'architecture':
      return `Upstream does not offer it on this architecture, only on ${reason.offered.join(', ')}.`;
    case 'retired':
      return 'It is listed, and enabling it only says that it is gone.';
    case 'test-runs':
      return 'Tests of upstream enable it on this confinement.';
    case 'test-skipped':
      return 'Upstream offers it there, and skips all of its tests there.';
    case 'test-partial':
      return 'Upstream offers it there, and skips some of its tests there.';
    case 'offered':
      return 'Upstream offers it there; no test says more.';
  }
}

function statementBlocks({ says, needs, evidence, withdrawn, issues }: AddonStatement): readonly Block[] {
  const host = [
    ...needs.interfaces.map((name) => `The interface ${name} has to be connected.`),
    ...needs.host,
    ...(withdrawn === undefined ? [] : [`Withdrawn ${withdrawn.date}: ${withdrawn.reason}`]),
  ];
  return [
    { kind: 'paragraph', text: says },
    { kind: 'list', items: host },
    ...issues.map((name) => ({ kind: 'reference', page: 'issues', name, text: 'Known issue' }) as const),
    {
      kind: 'list',
      items: evidence.map(({ url, report, date, note }) =>
        [date, report, url === undefined ? undefined : sourceText({ url }), note]
          .filter((part) => part !== undefined)
          .join(', '),
      ),
    },
  ];
}

import type { AddonStatement, CompatibilityAnswer } from '@whyblocked/contract';
import { cellWords, derivedSentence, maturityWords, statusWords } from '../addons/compatibility-words.ts';
import { statementPlace } from '../addons/statement-place.ts';
import { sourceText } from '../sentences/source-text.ts';
import type { Block } from './block.ts';
import { cellRanges } from './cell-ranges.ts';

const STATEMENTS = 4;

/** What is known of an addon where it was asked for: of one place in full, of several in short; then what people say of it. */
export function compatibilityBlocks({ cells, statements }: CompatibilityAnswer): readonly Block[] {
  const [first, ...rest] = cells;
  if (!first) return [{ kind: 'headline', text: 'Nothing is known of that here.' }];
  const { addon, version, track, confinement, architecture, status } = first;
  const which = version === undefined || version === '' ? addon : `${addon} ${version}`;
  const told = new Set(cells.flatMap((cell) => [...cell.statements, ...cell.onSomeHosts]));
  return [
    ...(rest.length === 0
      ? ([
          {
            kind: 'headline',
            text: `${which} on ${track} ${confinement} ${architecture}: ${statusWords[status]} (${cellWords(first)}).`,
          },
          { kind: 'paragraph', text: derivedSentence(first.derived) },
        ] as const)
      : ([
          { kind: 'headline', text: `${addon}: where it works` },
          { kind: 'list', items: cellRanges(cells) },
        ] as const)),
    ...statements
      .filter(({ id }) => told.has(id))
      .slice(0, STATEMENTS)
      .flatMap(statementBlocks),
  ];
}

/** What somebody says of an addon: where it holds, what it needs, what it refers to and rests on. */
export function statementBlocks(statement: AddonStatement): readonly Block[] {
  const { says, where, maturity, needs, evidence, withdrawn, issues } = statement;
  return [
    { kind: 'paragraph', text: says },
    { kind: 'note', text: `${statementPlace(where).replace(/\.$/, '')}; ${maturityWords[maturity]}` },
    {
      kind: 'list',
      items: [
        ...needs.interfaces.map((name) => `The interface ${name} has to be connected.`),
        ...needs.host,
        ...(withdrawn === undefined ? [] : [`Withdrawn ${withdrawn.date}: ${withdrawn.reason}`]),
      ],
    },
    ...issues.map((name) => ({ kind: 'reference', page: 'issues', name, text: 'Known issue' }) as const),
    {
      kind: 'list',
      items: evidence.map(({ url, date, note }) =>
        [date, url === undefined ? undefined : sourceText({ url }), note]
          .filter((part) => part !== undefined)
          .join(', '),
      ),
    },
    ...evidence.flatMap(({ report }) =>
      report === undefined ? [] : [{ kind: 'reference', page: 'reports', name: report, text: 'Report' } as const],
    ),
  ];
}

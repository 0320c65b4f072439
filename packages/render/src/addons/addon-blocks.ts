import type { Addon, AddonStatement, CompatibilityAnswer } from '@whyblocked/contract';
import type { Block } from '../answer/block.ts';
import { cellRanges } from '../answer/cell-ranges.ts';
import { statementBlocks } from '../answer/compatibility-blocks.ts';
import { statementTitle } from './statement-title.ts';
import { upstreamSentences } from './upstream-sentences.ts';

/** One addon: where it works, what people say of it with evidence, what upstream says. */
export interface ToldAddon {
  readonly addon: Addon;
  /** What is known of it where it was asked for. */
  readonly answer: CompatibilityAnswer;
  /** All tracks that are known, oldest first. */
  readonly tracks: readonly string[];
}

export function addonBlocks({ addon, answer, tracks }: ToldAddon): readonly Block[] {
  const here = new Set(answer.cells.flatMap(({ statements, onSomeHosts }) => [...statements, ...onSomeHosts]));
  const isTold = ({ id, withdrawn }: AddonStatement) => here.has(id) && withdrawn === undefined;
  const said = answer.statements.filter(isTold);
  const elsewhere = addon.statements.filter(({ id, withdrawn }) => !here.has(id) && withdrawn === undefined);
  const listed = answer.cells.filter(({ derived }) => derived.code !== 'not-in-track');
  return [
    { kind: 'headline', text: `${addon.repository}/${addon.name}` },
    { kind: 'heading', text: 'Where it works' },
    { kind: 'list', items: cellRanges(listed.length > 0 ? listed : answer.cells) },
    ...said.flatMap((statement): readonly Block[] => [
      { kind: 'heading', text: statementTitle(statement) },
      ...statementBlocks(statement),
    ]),
    ...(elsewhere.length === 0
      ? []
      : ([
          { kind: 'heading', text: 'Said of other places' },
          { kind: 'list', items: elsewhere.map(elsewhereLine) },
        ] as const)),
    { kind: 'heading', text: 'What upstream says' },
    { kind: 'list', items: upstreamSentences(addon, tracks) },
  ];
}

function elsewhereLine(statement: AddonStatement): string {
  return `${statementTitle(statement)}. ${statement.says}`;
}

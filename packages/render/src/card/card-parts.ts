import type { Diagnosis } from '@whyblocked/contract';
import type { Block } from '../answer/block.ts';
import { addonsOfFindingBlocks } from '../answer/diagnosed-addon-blocks.ts';
import { diagnosisBlocks, inputSentence, shortLine } from '../answer/diagnosis-blocks.ts';
import { seenSentence, whyBlocks } from '../answer/finding-blocks.ts';
import { foldedBlock } from '../answer/folded-block.ts';
import { leastConnectionsBlocks } from '../answer/least-connections-blocks.ts';
import { stepsOfFinding } from '../answer/step-blocks.ts';
import { toldOrder } from '../answer/told-order.ts';
import { verdictSentence } from '../answer/verdict-sentence.ts';
import { whatToPasteBlocks } from '../answer/what-to-paste-blocks.ts';
import { unreadSentence } from '../sentences/unread-sentence.ts';

const LISTED = 10;

/** An answer in the order in which a card shows it; what comes first in a part matters most. */
export interface CardParts {
  readonly headline: Block;
  /** What is known of the addon that fails, what to do, with the commands; where nothing was found, what to paste. */
  readonly steps: readonly Block[];
  /** Whose policy, why, the rule and where it stands, the lines. */
  readonly why: readonly Block[];
  /** The other findings by weight, and the least to connect for all of them. */
  readonly others: readonly Block[];
  /** What harms nobody, counted. */
  readonly noise: readonly Block[];
  readonly noiseCount: number;
  /** What was read, and what was not. */
  readonly footer: readonly Block[];
}

/** The parts of the answer that a card shows. */
export function cardParts(diagnosis: Diagnosis): CardParts {
  const { heads, folded } = toldOrder(diagnosis, false);
  const [first, ...rest] = heads;
  const unlisted = Math.max(0, rest.length - LISTED) + diagnosis.omitted.findings;
  return {
    headline: { kind: 'headline', text: verdictSentence(diagnosis) },
    steps:
      diagnosis.verdict.code === 'nothing-recognised'
        ? whatToPasteBlocks(diagnosis)
        : first
          ? [...addonsOfFindingBlocks(first, diagnosis), ...stepsOfFinding(first, diagnosis, new Set())]
          : [],
    why: first
      ? [
          ...whyBlocks(first, diagnosis, true),
          { kind: 'evidence', lines: first.evidence },
          { kind: 'note', text: seenSentence(first) },
        ]
      : [],
    others: [
      ...(rest.length > 0 ? [{ kind: 'heading', text: 'Further findings' } as const] : []),
      { kind: 'list', items: rest.slice(0, LISTED).map((finding) => shortLine(finding, diagnosis)) },
      ...(unlisted > 0
        ? [
            {
              kind: 'note',
              text: `${unlisted} more ${unlisted === 1 ? 'finding is' : 'findings are'} not listed here.`,
            } as const,
          ]
        : []),
      ...leastConnectionsBlocks(diagnosis),
    ],
    noise: foldedBlock(folded, diagnosis, ''),
    noiseCount: folded.length,
    footer: [
      { kind: 'note', text: inputSentence(diagnosis) },
      ...diagnosis.input.unread.map((unread) => ({ kind: 'note', text: unreadSentence(unread) }) as const),
    ],
  };
}

/** All of the answer, finding by finding. */
export function detailBlocks(diagnosis: Diagnosis): readonly Block[] {
  return diagnosisBlocks(diagnosis);
}

/** What harms nobody, one by one: what it is and where it stands. */
export function noiseBlocks(diagnosis: Diagnosis): readonly Block[] {
  return foldedBlock(toldOrder(diagnosis, false).folded, diagnosis, '').flatMap((block) =>
    block.kind === 'folded' ? [{ kind: 'headline', text: block.text } as const, ...block.blocks] : [],
  );
}

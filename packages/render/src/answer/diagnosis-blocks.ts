import type { Diagnosis, Finding } from '@whyblocked/contract';
import { contextSentence } from '../sentences/context-sentence.ts';
import { findingTitle } from '../sentences/finding-title.ts';
import { helpPhrase } from '../sentences/help-phrase.ts';
import { unreadSentence } from '../sentences/unread-sentence.ts';
import type { Block } from './block.ts';
import { enabledAddonsBlocks } from './diagnosed-addon-blocks.ts';
import { explanationTitle } from './explanation-of-finding.ts';
import { findingBlocks } from './finding-blocks.ts';
import { foldedBlock } from './folded-block.ts';
import { leastConnectionsBlocks } from './least-connections-blocks.ts';
import { otherSteps, type ToldSteps } from './step-blocks.ts';
import { toldOrder } from './told-order.ts';
import { verdictFinding, verdictSentence } from './verdict-sentence.ts';

/** Findings told in full; the others are listed by one line each. */
const FINDINGS_IN_FULL = 3;
const FINDINGS_IN_SHORT = 20;

export interface AnswerOptions {
  /** Tells what harms nobody and what follows from something else like everything else, and lists as much as there is. */
  readonly all?: boolean;
  /** How to see what is folded, "--all shows them"; nothing where it can be unfolded in place. */
  readonly foldHint?: string;
}

/** The whole answer: the verdict first, what to do, why, the lines it rests on, and what was left out. */
export function diagnosisBlocks(
  diagnosis: Diagnosis,
  { all = false, foldHint = '' }: AnswerOptions = {},
): readonly Block[] {
  const { heads, folded } = toldOrder(diagnosis, all);
  const full = heads.slice(0, FINDINGS_IN_FULL);
  const short = heads.slice(full.length, all ? undefined : full.length + FINDINGS_IN_SHORT);
  const unlisted = heads.length - full.length - short.length + diagnosis.omitted.findings;
  const told: ToldSteps = new Set();
  const context = contextSentence(diagnosis.context);
  return [
    { kind: 'headline', text: verdictSentence(diagnosis) },
    ...(diagnosis.verdict.code === 'nothing-recognised' ? whereToLook() : []),
    ...full.flatMap((finding, index): readonly Block[] => [
      // The headline speaks of the first.
      ...(index === 0 && finding === verdictFinding(diagnosis)
        ? []
        : [{ kind: 'heading', text: `${index + 1}. ${findingTitle(finding)}` } as const]),
      ...findingBlocks(finding, diagnosis, { told, isFirst: index === 0 }),
    ]),
    ...(short.length > 0 ? [{ kind: 'heading', text: 'Further findings' } as const] : []),
    { kind: 'list', items: short.map((finding) => shortLine(finding, diagnosis)) },
    ...(unlisted > 0
      ? [
          {
            kind: 'note',
            text: `${unlisted} more ${unlisted === 1 ? 'finding is' : 'findings are'} not listed here.`,
          } as const,
        ]
      : []),
    ...enabledAddonsBlocks(diagnosis),
    ...leastConnectionsBlocks(diagnosis),
    ...foldedBlock(folded, diagnosis, foldHint),
    ...otherSteps(diagnosis),
    ...(context === undefined ? [] : [{ kind: 'note', text: context } as const]),
    ...diagnosis.input.unread.map((unread) => ({ kind: 'note', text: unreadSentence(unread) }) as const),
    { kind: 'note', text: inputSentence(diagnosis) },
  ];
}

/** Not every refusal leaves words: what does stands in the kernel's log. */
function whereToLook(): readonly Block[] {
  return [
    {
      kind: 'paragraph',
      text: 'That does not mean that nothing was refused. Read here are the records of AppArmor, seccomp and dbus-daemon, and what kubectl, snap, microk8s and their logs say; do it again, then paste what this shows:',
    },
    { kind: 'command', argv: ['journalctl', '--since', '-5min'] },
  ];
}

function shortLine(finding: Finding, diagnosis: Diagnosis): string {
  const title = explanationTitle(finding, diagnosis);
  return `${findingTitle(finding)}: ${title ?? helpPhrase(finding)}`;
}

function inputSentence({ input, knowledge }: Diagnosis): string {
  const read = input.truncated ? ' Not all of it was read.' : '';
  const files = input.files > 1 ? ` in ${input.files} files` : '';
  const lines = `${input.lines === 1 ? '1 line' : `${input.lines} lines`}${files}`;
  return `Read ${lines}, recognised ${input.recognised}.${read} Policy of snapd ${knowledge.snapd}.`;
}

import type { Diagnosis, Finding } from '@whyblocked/contract';
import { accessSentence } from '../sentences/access-sentence.ts';
import { contextSentence } from '../sentences/context-sentence.ts';
import { troubleTitle } from '../sentences/trouble-sentence.ts';
import { unreadSentence } from '../sentences/unread-sentence.ts';
import type { Block } from './block.ts';
import { findingBlocks } from './finding-blocks.ts';
import { verdictSentence } from './verdict-sentence.ts';

/** Findings told in full; the others are listed by one line each. */
const FINDINGS_IN_FULL = 5;
const FINDINGS_IN_SHORT = 40;

/** The whole answer: the verdict first, what to do, why, the lines it rests on, and what was left out. */
export function diagnosisBlocks(diagnosis: Diagnosis): readonly Block[] {
  const { findings } = diagnosis;
  const full = findings.slice(0, FINDINGS_IN_FULL);
  const short = findings.slice(FINDINGS_IN_FULL, FINDINGS_IN_FULL + FINDINGS_IN_SHORT);
  const unlisted = findings.length - full.length - short.length + diagnosis.omitted.findings;
  const blocks: Block[] = [{ kind: 'headline', text: verdictSentence(diagnosis) }];
  if (diagnosis.verdict.code === 'nothing-recognised') blocks.push(...whereToLook());
  for (const [index, finding] of full.entries()) {
    if (findings.length > 1) blocks.push({ kind: 'heading', text: `${index + 1}. ${titleOf(finding)}` });
    blocks.push(...findingBlocks(finding, diagnosis));
  }
  if (short.length > 0) blocks.push({ kind: 'heading', text: 'Further findings' });
  for (const finding of short) blocks.push({ kind: 'note', text: `${titleOf(finding)}: ${finding.outcome}` });
  if (unlisted > 0) blocks.push({ kind: 'note', text: `${unlisted} more findings are not listed here.` });
  const context = contextSentence(diagnosis.context);
  if (context !== undefined) blocks.push({ kind: 'note', text: context });
  for (const unread of diagnosis.input.unread) blocks.push({ kind: 'note', text: unreadSentence(unread) });
  blocks.push({ kind: 'note', text: inputSentence(diagnosis) });
  return blocks;
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

function titleOf(finding: Finding): string {
  if (finding.trouble) return troubleTitle(finding.trouble);
  const tried = finding.access === undefined ? finding.kind : accessSentence(finding.access);
  return `${finding.subject.label || finding.subject.snap || 'unknown'}: ${tried}`;
}

function inputSentence({ input, knowledge }: Diagnosis): string {
  const read = input.truncated ? ' Not all of it was read.' : '';
  const files = input.files > 1 ? ` in ${input.files} files` : '';
  const lines = `${input.lines === 1 ? '1 line' : `${input.lines} lines`}${files}`;
  return `Read ${lines}, recognised ${input.recognised}.${read} Policy of snapd ${knowledge.snapd}.`;
}

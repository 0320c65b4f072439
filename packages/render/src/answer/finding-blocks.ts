import type { Diagnosis, Finding, Grant } from '@whyblocked/contract';
import { conditionText } from '../sentences/condition-text.ts';
import { connectionSentence } from '../sentences/connection-sentence.ts';
import { outcomeSentence } from '../sentences/outcome-sentence.ts';
import { ownerSentence } from '../sentences/owner-sentence.ts';
import { stepSentence } from '../sentences/step-sentence.ts';
import { troubleSentences } from '../sentences/trouble-sentence.ts';
import type { Block } from './block.ts';

const OTHER_GRANTS = 5;

/** One finding: whose policy, what would permit it, what to do, the rule that proves it, the lines. */
export function findingBlocks(finding: Finding, diagnosis: Diagnosis): readonly Block[] {
  const blocks: Block[] = whatItIs(finding).map((text) => ({ kind: 'paragraph', text }));
  for (const step of diagnosis.plan.filter(({ grants }) => grants?.includes(finding.id) ?? false)) {
    blocks.push({ kind: 'paragraph', text: stepSentence(step) });
    if (step.argv) blocks.push({ kind: 'command', argv: step.argv });
  }
  const [best, ...others] = finding.interfaces;
  if (best) blocks.push({ kind: 'rule', rule: best.rule, about: aboutGrant(best, diagnosis.knowledge.snapd) });
  if (others.length > 0) blocks.push({ kind: 'paragraph', text: othersSentence(others) });
  blocks.push({ kind: 'note', text: seenSentence(finding) });
  blocks.push({ kind: 'evidence', lines: finding.evidence });
  return blocks;
}

function whatItIs(finding: Finding): readonly string[] {
  if (finding.trouble) return [...troubleSentences(finding.trouble), outcomeSentence(finding)];
  return [`${finding.told ? toldSentence(finding) : ownerSentence(finding.subject)} ${outcomeSentence(finding)}`];
}

function toldSentence({ causedBy, subject }: Finding): string {
  if (causedBy.length > 0) return 'The program says so itself; the record of the same path tells why.';
  const who = subject.snap === undefined ? 'A program' : `A program of the snap ${subject.snap}`;
  return `${who} says so itself, and no record here tells what refused it: plain file permissions look the same.`;
}

function aboutGrant(grant: Grant, snapd: string): string {
  const conditions = grant.conditions.map(conditionText);
  const only = conditions.length === 0 ? '' : `; only if ${conditions.join(' and ')}`;
  return `interface ${grant.name}, ${grant.source.file}:${grant.source.line} in snapd ${snapd}; ${connectionSentence(grant.connection)}${only}`;
}

function othersSentence(others: readonly Grant[]): string {
  const names = others.slice(0, OTHER_GRANTS).map(({ name }) => name);
  const more = others.length - names.length;
  return `These permit it as well, and more besides: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function seenSentence(finding: Finding): string {
  const lines = finding.at.map(({ file, line }) => (file === undefined ? String(line) : `${file}:${line}`));
  const times = finding.count === 1 ? 'once' : `${finding.count} times`;
  const shown = lines.slice(0, 5).join(', ');
  return `Seen ${times}, line ${shown}${lines.length > 5 ? ', …' : ''}. Confidence: ${finding.confidence}. Id: ${finding.id}`;
}

import type { Finding } from '@whyblocked/contract';
import { findingTitle } from '../sentences/finding-title.ts';
import type { Block } from './block.ts';
import { consequencesOf } from './told-order.ts';

const MOST = 5;

/** What a finding follows from, and what follows from it. */
export function chainBlocks(finding: Finding, findings: readonly Finding[]): readonly Block[] {
  const causes = findings.filter(({ id }) => finding.causedBy.includes(id));
  const effects = consequencesOf(finding, findings);
  return [
    ...(causes.length === 0 ? [] : [note(`This follows from ${listed(causes, ' and from ')}.`)]),
    ...(effects.length === 0
      ? []
      : [note(`From this follows: ${listed(effects, isLine(finding, effects) ? ' → ' : '; ')}.`)]),
  ];
}

/** Whether each follows from the one before. */
function isLine(finding: Finding, effects: readonly Finding[]): boolean {
  return effects.every(({ causedBy }, index) => causedBy.includes((effects[index - 1] ?? finding).id));
}

function listed(findings: readonly Finding[], between: string): string {
  const more = findings.length - MOST;
  const names = findings.slice(0, MOST).map(findingTitle).join(between);
  return more > 0 ? `${names}, and ${more} more` : names;
}

function note(text: string): Block {
  return { kind: 'note', text };
}

import type { WhatIf } from '@whyblocked/contract';
import type { Block } from '../answer/block.ts';
import {
  decidingRuleText,
  denialText,
  deviceCgroupSentence,
  openedSentence,
  sensitiveText,
  stayText,
  whatIfSentence,
} from './what-if-sentences.ts';

/** What connections would change: what goes, what stays and why, and what else is opened. */
export function whatIfBlocks(whatIf: WhatIf): readonly Block[] {
  const { goes, stays, opens, omitted } = whatIf;
  const cgroup = deviceCgroupSentence(opens);
  return [
    { kind: 'headline', text: whatIfSentence(whatIf) },
    ...listUnder('Would go:', goes.map(denialText), omitted.goes),
    ...listUnder('Would stay:', stays.map(stayText), omitted.stays),
    { kind: 'paragraph', text: openedSentence(opens) },
    ...(cgroup === undefined ? [] : [{ kind: 'paragraph', text: cgroup } as const]),
    ...opens.sensitive.flatMap((one) => listUnder(`${sensitiveText(one)}:`, one.rules.map(decidingRuleText), one.more)),
    ...listUnder('What would be refused from then on:', opens.closed.map(decidingRuleText), 0),
  ];
}

function listUnder(heading: string, items: readonly string[], omitted: number): readonly Block[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: heading },
    { kind: 'list', items: [...items, ...(omitted > 0 ? [`and ${omitted} more`] : [])] },
  ];
}

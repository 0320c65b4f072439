import type { DecidingRule, OpenedAccess, WhatIf } from '@whyblocked/contract';
import { printable } from '../printable.ts';
import {
  decidingRuleText,
  denialText,
  deviceCgroupSentence,
  openedSentence,
  sensitiveText,
  stayText,
  whatIfSentence,
} from './what-if-sentences.ts';

const MOST_CLOSED = 5;

/** What connections would change, as plain text. Ends with a newline. */
export function renderWhatIf(whatIf: WhatIf): string {
  const { goes, stays, opens, omitted } = whatIf;
  const lines = [
    whatIfSentence(whatIf),
    '',
    ...(goes.length > 0 ? ['Would go:'] : []),
    ...goes.flatMap((denial) => [`  ${denialText(denial)}`, ...denial.rules.slice(0, 1).map(ruleText)]),
    ...more(omitted.goes),
    ...(goes.length > 0 ? [''] : []),
    ...(stays.length > 0 ? ['Would stay:'] : []),
    ...stays.flatMap((stay) => [`  ${stayText(stay)}`, ...stay.rules.slice(0, 1).map(ruleText)]),
    ...more(omitted.stays),
    ...(stays.length > 0 ? [''] : []),
    ...openedLines(opens),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

function openedLines(opens: OpenedAccess): readonly string[] {
  const { sensitive, closed } = opens;
  const cgroup = deviceCgroupSentence(opens);
  return [
    openedSentence(opens),
    ...sensitive.flatMap((one) => [`  ${sensitiveText(one)}:`, ...one.rules.map(ruleText), ...more(one.more)]),
    ...(cgroup === undefined ? [] : [cgroup]),
    ...(closed.length > 0 ? ['What would be refused from then on:'] : []),
    ...closed.slice(0, MOST_CLOSED).map(ruleText),
    ...more(Math.max(0, closed.length - MOST_CLOSED)),
  ];
}

function ruleText(rule: DecidingRule): string {
  return `    ${decidingRuleText(rule)}`;
}

function more(count: number): readonly string[] {
  return count > 0 ? [`    and ${count} more`] : [];
}

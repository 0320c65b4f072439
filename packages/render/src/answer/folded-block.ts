import type { Diagnosis, Finding } from '@whyblocked/contract';
import { findingTitle } from '../sentences/finding-title.ts';
import type { Block } from './block.ts';
import { explanationTitle } from './explanation-of-finding.ts';

const KINDS = 3;
const LISTED = 40;

/** What harms nobody, in one sentence with counts; `hint` says how to see it. */
export function foldedBlock(folded: readonly Finding[], diagnosis: Diagnosis, hint: string): readonly Block[] {
  if (folded.length === 0) return [];
  const titles = [
    ...Map.groupBy(folded, (finding) => explanationTitle(finding, diagnosis) ?? 'of a kind that harms nobody'),
  ]
    .map(([title, group]) => `${title} (${group.length})`)
    .slice(0, KINDS);
  const isRefusal = folded.every(({ kind }) => kind === 'denial');
  const what = isRefusal ? 'refusal' : 'finding';
  const counted =
    folded.length === 1 ? `1 harmless ${what} is folded` : `${folded.length} harmless ${what}s are folded`;
  const kinds = new Set(folded.map((finding) => explanationTitle(finding, diagnosis))).size;
  const more = kinds > KINDS ? ', and others' : '';
  const rest = folded.length - LISTED;
  return [
    {
      kind: 'folded',
      text: `${counted}${hint === '' ? '' : ` (${hint})`}: ${titles.join('; ')}${more}.`,
      blocks: [
        { kind: 'list', items: folded.slice(0, LISTED).map(foldedLine) },
        ...(rest > 0 ? [{ kind: 'note', text: `${rest} more are not listed here.` } as const] : []),
      ],
    },
  ];
}

function foldedLine(finding: Finding): string {
  const [first] = finding.at;
  const place = first === undefined ? '' : `, line ${first.file === undefined ? '' : `${first.file}:`}${first.line}`;
  return `${findingTitle(finding)} (${finding.count === 1 ? 'once' : `${finding.count} times`}${place})`;
}

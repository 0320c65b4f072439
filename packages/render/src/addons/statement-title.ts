import type { AddonStatement } from '@whyblocked/contract';
import { statusWords } from './compatibility-words.ts';

/** What a statement is about and says, as a heading: "broken: no packet sockets on strict", "works: reported". */
export function statementTitle({ id, status, basis }: AddonStatement): string {
  const slug = basis === 'report' ? undefined : id.split('/').at(-1);
  return `${statusWords[status]}: ${slug === undefined ? 'a report' : slug.replace(/(\d)-(?=\d)/g, '$1.').replaceAll('-', ' ')}`;
}

import type { AddonStatement } from '@whyblocked/contract';
import type { AddonKnowledge } from '../knowledge/addon-knowledge.ts';

/** What files and accepted reports say of addons. A report that became a file speaks through the file. */
export function allStatements(
  { statements }: Pick<AddonKnowledge, 'statements'>,
  accepted: readonly AddonStatement[],
): readonly AddonStatement[] {
  const written = statements.map((statement): AddonStatement => ({ ...statement, basis: 'person' }));
  const exported = new Set(written.flatMap(({ evidence }) => evidence.map(({ report }) => report)));
  return [...written, ...accepted.filter(({ id }) => !exported.has(id))];
}

import { isSnapdSince } from '@whyblocked/confinement';
import type { DiagnoseOptions } from '@whyblocked/contract';
import type { FactLedger } from '../evidence/fact-ledger.ts';
import type { Assumptions } from '../grants/assumptions.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';

/** What is assumed of the system: what the caller states, else what the paste tells, else the newest release on a usual distribution. */
export function assumed(knowledge: Knowledge, facts: FactLedger, { snapd, system }: DiagnoseOptions): Assumptions {
  const toldRelease = facts.single('snapd')?.fact.value;
  const toldSystem = facts.single('system')?.fact.value;
  return {
    release:
      snapd ??
      (toldRelease === undefined ? undefined : nearestRelease(knowledge, toldRelease)) ??
      knowledge.newestRelease,
    system: system ?? (toldSystem === 'core' ? 'core' : 'classic'),
  };
}

/** The last release whose policy is known and that is not newer than the one that is told: "2.63.1+24.04". */
function nearestRelease(knowledge: Knowledge, told: string): string | undefined {
  return knowledge.releases.findLast((release) => isSnapdSince(told, release)) ?? knowledge.releases[0];
}

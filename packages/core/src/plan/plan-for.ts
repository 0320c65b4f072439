import type { Finding, Step } from '@whyblocked/contract';
import type { CuratedEntry } from '@whyblocked/dataset';
import { explanationSteps } from './explanation-steps.ts';
import { policySteps } from './policy-steps.ts';
import { silentSteps, WITHOUT_LIMIT } from './silent-steps.ts';

/** What steps depend on besides the findings. */
export interface PlanSetting {
  readonly entryOf: (slug: string) => CuratedEntry | undefined;
  /** Of MicroK8s, where the paste tells. */
  readonly confinement: string | undefined;
  /** The kernel says that it wrote fewer records than there were. */
  readonly recordsDropped: boolean;
}

/**
 * What to do about the findings, in order. What follows from something else goes with it, and what harms nobody needs nothing done, unless
 * that is all there is to say.
 */
export function planFor(findings: readonly Finding[], setting: PlanSetting): readonly Step[] {
  const steps = new Map<string, Step>();
  for (const [index, finding] of findings.entries()) {
    const isQuiet = finding.causedBy.length > 0 || finding.outcome === 'harmless';
    if (isQuiet && index > 0) continue;
    for (const step of stepsFor(finding, setting)) {
      const key = JSON.stringify([step.actor, step.action, step.argv, step.patch, step.reason]);
      const known = steps.get(key);
      steps.set(key, { ...step, grants: [...(known?.grants ?? []), finding.id] });
    }
  }
  const isOpen = findings.some(({ outcome }) => outcome !== 'harmless');
  return [...steps.values(), ...(setting.recordsDropped && isOpen ? [WITHOUT_LIMIT] : [])];
}

function stepsFor(finding: Finding, { entryOf, confinement }: PlanSetting): readonly Step[] {
  const entry = finding.explanation === undefined ? undefined : entryOf(finding.explanation);
  const curated = entry ? explanationSteps(entry, finding, confinement) : [];
  // A cause that only gives a refusal its name does not take the place of what the policy advises.
  const isDecided = entry !== undefined && (finding.kind !== 'denial' || entry.kind !== 'cause');
  return [...curated, ...(isDecided && curated.length > 0 ? [] : policySteps(finding)), ...silentSteps(finding)];
}

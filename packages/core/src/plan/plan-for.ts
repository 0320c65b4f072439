import type { Finding, Step } from '@whyblocked/contract';
import type { CuratedEntry } from '@whyblocked/dataset';
import type { AlreadyDone } from './already-done.ts';
import { explanationSteps } from './explanation-steps.ts';
import { policySteps } from './policy-steps.ts';
import { silentSteps, WITHOUT_LIMIT } from './silent-steps.ts';
import type { WayToChannel } from './way-to-channel.ts';

/** What steps depend on besides the findings. */
export interface PlanSetting {
  readonly entryOf: (slug: string) => CuratedEntry | undefined;
  /** Of MicroK8s, where the paste tells. */
  readonly confinement: string | undefined;
  readonly isDone: AlreadyDone;
  readonly wayTo: WayToChannel;
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

function stepsFor(finding: Finding, { entryOf, confinement, isDone, wayTo }: PlanSetting): readonly Step[] {
  const { kind, explanation, outcome } = finding;
  const entry = explanation === undefined ? undefined : entryOf(explanation);
  // That nothing has to be done is not said of noise that counts.
  const curated =
    entry && !(entry.kind === 'noise' && outcome !== 'harmless')
      ? explanationSteps(entry, finding, confinement, isDone, wayTo)
      : [];
  if (curated.length === 0) return [...policySteps(finding), ...silentSteps(finding)];
  // A cause only gives a refusal its name: what the policy advises comes first where it is an interface.
  const isNamed = kind === 'denial' && entry?.kind === 'cause';
  const isOfPolicy = isNamed && OF_POLICY.has(outcome);
  return [...(isOfPolicy ? policySteps(finding) : []), ...curated, ...silentSteps(finding)];
}

/** What the policy of a snap alone decides; of others a cause knows better what to do. */
const OF_POLICY = new Set<Finding['outcome']>(['connect-interface', 'declare-plug', 'already-permitted']);

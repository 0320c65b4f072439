import type { Finding, Outcome } from '@whyblocked/contract';
import type { Following } from './pod-stage.ts';

/** What can be acted on and really blocks comes first; what was only logged or harms nobody comes last. */
const WEIGHT: Record<Outcome, number> = {
  cause: 0,
  'connect-interface': 1,
  'declare-plug': 1,
  'container-profile': 2,
  'policy-bug': 2,
  'package-bug': 2,
  'no-interface': 2,
  'use-own-path': 3,
  'already-permitted': 3,
  'host-config': 4,
  unknown: 5,
  'devmode-allowed': 6,
  harmless: 8,
};
/** Only logged: after all that was refused, before noise. */
const LOGGED = 7;
/** What follows from something else, mostly: a probe that gets no answer. */
const FOLLOWS = 4.5;
/** A wrapper, or a state alone, tells of something else. */
const TELLS_LITTLE = 5;
/** A state of which nobody knows more. */
const TELLS_NOTHING = 5.2;
/** A stage that the pod is past. */
const PAST = 5.3;
/** What clusters say that are well, too. */
const MAY_BE_WELL = 5.5;

/** What decides the place of a finding. */
export interface Placed {
  readonly outcome: Outcome;
  readonly loggedOnly?: boolean | undefined;
  /** It only says that something is so, not why. */
  readonly tellsLittle: boolean;
  /** It mostly follows from something else, but says more than a state. */
  readonly follows?: Following | undefined;
  /** Clusters that are well say it too. */
  readonly mayBeWell?: boolean | undefined;
  readonly order: number;
}

/** Root causes first, noise last; within a weight those first that tell more than a state, then by `order`. */
export function orderFindings<T extends Placed>(findings: readonly T[]): readonly T[] {
  return [...findings].sort(
    (a, b) => weightOf(a) - weightOf(b) || Number(a.tellsLittle) - Number(b.tellsLittle) || a.order - b.order,
  );
}

function weightOf({ outcome, loggedOnly, tellsLittle, follows, mayBeWell }: Placed): number {
  if (outcome === 'harmless') return WEIGHT.harmless;
  if (loggedOnly) return LOGGED;
  if (follows === 'past') return PAST;
  if (tellsLittle) return mayBeWell ? MAY_BE_WELL : outcome === 'unknown' ? TELLS_NOTHING : TELLS_LITTLE;
  return follows ? Math.max(WEIGHT[outcome], FOLLOWS) : WEIGHT[outcome];
}

/** Findings in their order, but each behind what it follows from, and what follows from it right behind. */
export function causesFirst(findings: readonly Finding[]): readonly Finding[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const placed = new Set<string>();
  const ordered: Finding[] = [];
  const place = (finding: Finding): void => {
    if (placed.has(finding.id)) return;
    placed.add(finding.id);
    for (const id of finding.causedBy) {
      const cause = byId.get(id);
      if (cause) place(cause);
    }
    ordered.push(finding);
  };
  for (const finding of findings) place(finding);
  return ordered;
}

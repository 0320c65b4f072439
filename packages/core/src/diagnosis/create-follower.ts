import type { Result } from '@whyblocked/confinement';
import type { AddonStatement, DiagnoseFailure, DiagnoseOptions, Diagnosis } from '@whyblocked/contract';
import { RecentMap } from '../evidence/recent-map.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createDiagnoser } from './create-diagnoser.ts';
import { verdictOf } from './verdict-of.ts';

/** Findings remembered as told; one that was not seen for so many others is told again. */
const REMEMBERED_FINDINGS = 10_000;

/** Takes a log as it grows, and tells each finding once. */
export interface Follower {
  push(bytes: Uint8Array): void;
  /** A diagnosis of the findings that are new in whole lines since the last call; null when there is none. */
  fresh(): Diagnosis | null;
  /** The same when the log has ended, its last line included. */
  end(): Diagnosis | null;
}

/** Prepares to follow one log, as a diagnosis is prepared. Fails only when a release of snapd is assumed whose policy is not known. */
export function createFollower(
  knowledge: Knowledge,
  options: DiagnoseOptions = {},
  accepted: readonly AddonStatement[] = [],
): Result<Follower, Extract<DiagnoseFailure, { code: 'unknown-release' }>> {
  const diagnoser = createDiagnoser(knowledge, options, accepted);
  if (!diagnoser.ok) return diagnoser;
  const told = new RecentMap<string, true>(REMEMBERED_FINDINGS);
  const news = (diagnosis: Diagnosis | null): Diagnosis | null => {
    const findings = (diagnosis?.findings ?? []).filter(({ id }) => !told.get(id));
    for (const { id } of findings) told.set(id, true);
    if (diagnosis === null || findings.length === 0) return null;
    const ids = new Set(findings.map(({ id }) => id));
    const plan = diagnosis.plan.filter(({ grants = [] }) => grants.some((id) => ids.has(id)));
    return { ...diagnosis, verdict: verdictOf(findings, diagnosis.input.recognised), findings, plan };
  };
  return {
    ok: true,
    value: {
      push: (bytes) => diagnoser.value.push(bytes),
      fresh: () => news(diagnoser.value.take()),
      end: () => news(diagnoser.value.end()),
    },
  };
}

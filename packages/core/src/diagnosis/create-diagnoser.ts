import type { Result } from '@whyblocked/confinement';
import { type DiagnoseFailure, type DiagnoseOptions, type Diagnosis, limits } from '@whyblocked/contract';
import { createCertifier } from '../certificates/create-certifier.ts';
import { type AskPolicy, createPolicyQuestioner } from '../grants/policy-questioner.ts';
import { createTrial } from '../grants/trial.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { FindingDraft } from './finding-draft.ts';
import { findingOf, judge } from './finding-of.ts';
import { orderFindings } from './order-findings.ts';
import { PasteReader } from './paste-reader.ts';
import { planFor } from './plan-for.ts';
import { verdictOf } from './verdict-of.ts';

/** Takes the bytes of one paste in pieces of any size, and gives the diagnosis at the end. */
export interface Diagnoser {
  push(chunk: Uint8Array): void;
  end(): Diagnosis;
}

/**
 * The drafts that are told, in order. Only outcomes are kept while all are judged: what a finding holds besides is large,
 * and a hostile paste has tens of thousands.
 */
function foremost(drafts: readonly FindingDraft[], ask: AskPolicy): readonly FindingDraft[] {
  const judged = drafts.map((draft) => ({
    draft,
    outcome: judge(draft, ask).outcome,
    firstLine: draft.entries[0]?.firstLines[0] ?? 0,
  }));
  return orderFindings(judged)
    .slice(0, limits.findings)
    .map(({ draft }) => draft);
}

/** Prepares one diagnosis. Fails only when a release of snapd is assumed whose policy is not known. */
export function createDiagnoser(
  knowledge: Knowledge,
  { snapd = knowledge.newestRelease, system = 'classic' }: DiagnoseOptions = {},
): Result<Diagnoser, Extract<DiagnoseFailure, { code: 'unknown-release' }>> {
  if (!knowledge.releases.includes(snapd)) {
    return { ok: false, error: { code: 'unknown-release', release: snapd, known: knowledge.releases } };
  }
  const reader = new PasteReader();
  const assumptions = { release: snapd, system };
  const trial = createTrial(knowledge, assumptions);
  const ask = createPolicyQuestioner(knowledge, assumptions, trial);
  const certify = createCertifier(knowledge, assumptions, trial);
  return {
    ok: true,
    value: {
      push: (chunk) => reader.push(chunk),
      end: () => {
        const { drafts, ...read } = reader.end();
        const findings = foremost(drafts, ask).map((draft) => findingOf(draft, ask, certify));
        return {
          schema: 'whyblocked/diagnosis@1',
          verdict: verdictOf(findings, read.recognisedLines),
          findings: [...findings],
          plan: [...planFor(findings)],
          context: {},
          input: {
            bytes: read.bytes,
            lines: read.lines,
            readBytes: read.bytes,
            files: 1,
            truncated: false,
            unread: [],
            formats: read.recognisedLines === 0 ? [] : ['mediator-records'],
            recognised: read.recognisedLines,
            skipped: read.lines - read.recognisedLines,
          },
          omitted: {
            findings: drafts.length - findings.length,
            evidence: read.omittedEvidence,
          },
          knowledge: { version: knowledge.version, snapd },
        };
      },
    },
  };
}

import type { Result } from '@whyblocked/confinement';
import { type DiagnoseFailure, type DiagnoseOptions, type Diagnosis, limits } from '@whyblocked/contract';
import { createCertifier } from '../certificates/create-certifier.ts';
import type { Trouble } from '../evidence/trouble.ts';
import { createPolicyQuestioner } from '../grants/policy-questioner.ts';
import { createTrial } from '../grants/trial.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { redactDiagnosis } from '../redaction/redact-diagnosis.ts';
import { assumed } from './assumed.ts';
import type { Draft } from './draft.ts';
import { findingOf, type Judge, judge } from './finding-of.ts';
import { knownPlugs } from './known-plugs.ts';
import { linkFindings } from './link-findings.ts';
import { orderFindings } from './order-findings.ts';
import { pasteContext } from './paste-context.ts';
import { PasteReader, type ReadPaste } from './paste-reader.ts';
import { planFor } from './plan-for.ts';
import { verdictOf } from './verdict-of.ts';

/** Takes one paste in pieces of any size, and gives the diagnosis at the end. */
export interface Diagnoser {
  /** Where what is pushed comes from and is read. */
  readonly reader: PasteReader;
  /** Takes the next bytes of a file, or of pasted text where none is named. */
  push(bytes: Uint8Array, file?: string): void;
  /** The diagnosis of what whole lines said since this was last asked, null where that was nothing; reading goes on afterwards. */
  take(): Diagnosis | null;
  end(): Diagnosis;
}

/** Prepares one diagnosis. Fails only when a release of snapd is assumed whose policy is not known. */
export function createDiagnoser(
  knowledge: Knowledge,
  options: DiagnoseOptions = {},
): Result<Diagnoser, Extract<DiagnoseFailure, { code: 'unknown-release' }>> {
  if (options.snapd !== undefined && !knowledge.releases.includes(options.snapd)) {
    return { ok: false, error: { code: 'unknown-release', release: options.snapd, known: knowledge.releases } };
  }
  const reader = new PasteReader();
  const diagnosed = (read: ReadPaste): Diagnosis => {
    const diagnosis = diagnosisOf(knowledge, read, options);
    return options.redact === undefined ? diagnosis : redactDiagnosis(diagnosis, options.redact);
  };
  return {
    ok: true,
    value: {
      reader,
      push: (bytes, file) => reader.push(bytes, file),
      take: () => {
        const read = reader.take();
        return read.drafts.length === 0 ? null : diagnosed(read);
      },
      end: () => diagnosed(reader.end()),
    },
  };
}

function diagnosisOf(knowledge: Knowledge, read: ReadPaste, options: DiagnoseOptions): Diagnosis {
  const assumptions = assumed(knowledge, read.facts, options);
  const trial = createTrial(knowledge, assumptions);
  const judges: Judge = {
    ask: createPolicyQuestioner(knowledge, assumptions, trial),
    plugsOf: knownPlugs(read.facts, knowledge.snapFacts),
    certify: createCertifier(knowledge, assumptions, trial),
  };
  const findings = linkFindings(foremost(read.drafts, judges).map((draft) => findingOf(draft, judges)));
  return {
    schema: 'whyblocked/diagnosis@1',
    verdict: verdictOf(findings, read.recognisedLines),
    findings: [...findings],
    plan: [...planFor(findings)],
    connections: [],
    explanations: [],
    context: pasteContext(read.facts),
    input: {
      bytes: read.bytes,
      lines: read.lines,
      readBytes: read.readBytes,
      files: read.files,
      truncated: read.truncated,
      unread: [...read.unread],
      formats: [...read.formats],
      recognised: read.recognisedLines,
      skipped: read.lines - read.recognisedLines,
    },
    omitted: { findings: read.drafts.length - findings.length, evidence: read.omittedEvidence },
    knowledge: { version: knowledge.version, snapd: assumptions.release },
  };
}

/**
 * The drafts that are told, in order. Only outcomes are kept while all are judged: what a finding holds besides is large,
 * and a hostile paste has tens of thousands.
 */
function foremost(drafts: readonly Draft[], judges: Omit<Judge, 'certify'>): readonly Draft[] {
  const judged = drafts.map((draft, order) => ({
    draft,
    outcome: judge(draft, judges).outcome,
    tellsLittle: draft.kind !== 'denial' && isStateAlone(draft.trouble),
    order,
  }));
  return orderFindings(judged)
    .slice(0, limits.findings)
    .map(({ draft }) => draft);
}

/** "CrashLoopBackOff" and nothing more: what led there stands elsewhere, if the paste has it. What is over counts less as well. */
function isStateAlone({ reason, message, past, severity }: Trouble): boolean {
  return message === reason || severity === 'normal' || past === true;
}

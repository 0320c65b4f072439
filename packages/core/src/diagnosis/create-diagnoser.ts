import type { Result } from '@whyblocked/confinement';
import { type DiagnoseFailure, type DiagnoseOptions, type Diagnosis, limits } from '@whyblocked/contract';
import { createCertifier } from '../certificates/create-certifier.ts';
import type { Trouble } from '../evidence/trouble.ts';
import { type Explainer, explainerOf } from '../explanations/explainer.ts';
import { knownVersions } from '../explanations/version-fit.ts';
import { createPolicyQuestioner } from '../grants/policy-questioner.ts';
import { createTrial } from '../grants/trial.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { redactDiagnosis } from '../redaction/redact-diagnosis.ts';
import { assumed } from './assumed.ts';
import type { Draft } from './draft.ts';
import { findingOf } from './finding-of.ts';
import { type Judges, judgeDenial } from './judge-denial.ts';
import { judgeTrouble } from './judge-trouble.ts';
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
  const explainer = explainerOf(knowledge);
  const reader = new PasteReader(explainer.plan);
  const diagnosed = (read: ReadPaste): Diagnosis => {
    const diagnosis = diagnosisOf(knowledge, explainer, read, options);
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

function diagnosisOf(knowledge: Knowledge, explainer: Explainer, read: ReadPaste, options: DiagnoseOptions): Diagnosis {
  const assumptions = assumed(knowledge, read.facts, options);
  const trial = createTrial(knowledge, assumptions);
  const judges: Judges = {
    ask: createPolicyQuestioner(knowledge, assumptions, trial),
    plugsOf: knownPlugs(read.facts),
    explainer,
    versions: knownVersions(read.facts),
    ofCluster: isOfCluster(read),
  };
  const certify = createCertifier(knowledge, assumptions, trial);
  const findings = linkFindings(foremost(read.drafts, judges).map((draft) => findingOf(draft, judges, certify)));
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

/** Whether pods or nodes are spoken of. */
function isOfCluster({ drafts, facts }: ReadPaste): boolean {
  return (
    facts.all('pod').length > 0 ||
    facts.all('node').length > 0 ||
    drafts.some((draft) => draft.kind !== 'denial' && ['Pod', 'Node'].includes(draft.trouble.object?.kind ?? ''))
  );
}

/**
 * The drafts that are told, in order. Only outcomes are kept while all are judged: what a finding holds besides is large,
 * and a hostile paste has tens of thousands.
 */
function foremost(drafts: readonly Draft[], judges: Judges): readonly Draft[] {
  const judged = drafts.map((draft, order) => ({
    draft,
    ...(draft.kind === 'denial' ? judgeDenial(draft, judges) : judgeTrouble(draft, judges)),
    tellsLittle: draft.kind !== 'denial' && isStateAlone(draft.trouble),
    order,
  }));
  return orderFindings(judged.map(({ draft, outcome, tellsLittle, order }) => ({ draft, outcome, tellsLittle, order })))
    .slice(0, limits.findings)
    .map(({ draft }) => draft);
}

/** "CrashLoopBackOff" and nothing more: what led there stands elsewhere, if the paste has it. What is over counts less as well. */
function isStateAlone({ reason, message, past, severity }: Trouble): boolean {
  return message === reason || severity === 'normal' || past === true;
}

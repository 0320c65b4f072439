import type { Result } from '@whyblocked/confinement';
import type {
  AddonStatement,
  DiagnoseFailure,
  DiagnoseOptions,
  Diagnosis,
  Explanation,
  Finding,
} from '@whyblocked/contract';
import { diagnosedAddons } from '../addons/diagnosed-addons.ts';
import { isOfNoUse } from '../addons/is-of-no-use.ts';
import { joinPods } from '../chain/join-pods.ts';
import { concernsOf, linkFindings } from '../chain/link-findings.ts';
import { pasteContext } from '../context/paste-context.ts';
import { type Explainer, explainerOf } from '../explanations/explainer.ts';
import { explanationOf } from '../explanations/explanation-of.ts';
import { knownVersions } from '../explanations/version-fit.ts';
import { sourceOf } from '../grants/grant-of.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { alreadyDone } from '../plan/already-done.ts';
import { leastConnections } from '../plan/least-connections.ts';
import { planFor } from '../plan/plan-for.ts';
import { preferConnections } from '../plan/prefer-connections.ts';
import { wayToChannel } from '../plan/way-to-channel.ts';
import { redactDiagnosis } from '../redaction/redact-diagnosis.ts';
import type { PieceSearchOptions } from '../search/piece-search.ts';
import { assumed } from './assumed.ts';
import { assumedPolicy } from './assumed-policy.ts';
import { findingOf } from './finding-of.ts';
import { foremostDrafts } from './foremost-drafts.ts';
import type { Judges } from './judge-denial.ts';
import { knownPlugs } from './known-plugs.ts';
import { PasteReader, type ReadPaste } from './paste-reader.ts';
import { sharedFolders } from './shared-folders.ts';
import { toldPlace } from './told-place.ts';
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

/**
 * Prepares one diagnosis. Fails only when a release of snapd is assumed whose policy is not known.
 *
 * @param accepted what reports say of addons that were accepted and are not in a file yet
 * @param search whether large logs may be searched by a thread more; then `end` has to be called
 */
export function createDiagnoser(
  knowledge: Knowledge,
  options: DiagnoseOptions = {},
  accepted: readonly AddonStatement[] = [],
  search?: PieceSearchOptions,
): Result<Diagnoser, Extract<DiagnoseFailure, { code: 'unknown-release' }>> {
  if (options.snapd !== undefined && !knowledge.releases.includes(options.snapd)) {
    return { ok: false, error: { code: 'unknown-release', release: options.snapd, known: knowledge.releases } };
  }
  const explainer = explainerOf(knowledge);
  const reader = new PasteReader(explainer.plan, search);
  const diagnosed = (read: ReadPaste): Diagnosis => {
    const diagnosis = diagnosisOf(knowledge, { explainer, accepted }, read, options);
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

function diagnosisOf(
  knowledge: Knowledge,
  { explainer, accepted }: { readonly explainer: Explainer; readonly accepted: readonly AddonStatement[] },
  read: ReadPaste,
  options: DiagnoseOptions,
): Diagnosis {
  const assumptions = assumed(knowledge, read.facts, options);
  const { ask, certify } = assumedPolicy(knowledge, assumptions);
  const versions = knownVersions(read.facts);
  const { release, system } = assumptions;
  const newest = knowledge.newestRelease;
  const judges: Judges = {
    ask,
    notes: {
      ask,
      newer:
        release === newest
          ? undefined
          : { release: newest, ask: assumedPolicy(knowledge, { release: newest, system }).ask },
      sourceOf: (rule) => sourceOf(knowledge, rule, release),
      release,
    },
    plugsOf: knownPlugs(read.facts, knowledge.snapFacts),
    sharesWith: sharedFolders(read.facts),
    explainer,
    versions,
    ofCluster: isOfCluster(read),
  };
  const drafts = joinPods(read.drafts, read.facts);
  const foremost = foremostDrafts(drafts, judges);
  const linked = linkFindings(
    foremost.map((one) => ({
      ...linkedBy(findingOf(one, { ...judges, noise: one.noise }, certify), explainer),
      tellsLittle: one.tellsLittle,
      concerns: concernsOf(one.draft),
    })),
  );
  const connections = leastConnections(linked);
  const findings = preferConnections(linked, connections);
  const isDone = alreadyDone(read.facts);
  const addons = diagnosedAddons(knowledge.addons(), accepted, findings, toldPlace(read.facts, versions));
  return {
    schema: 'whyblocked/diagnosis@1',
    verdict: verdictOf(findings, read.recognisedLines),
    findings: [...findings],
    plan: [
      ...planFor(findings, {
        entryOf: explainer.entryOf,
        confinement: versions.confinement,
        isDone: (argv) => isDone(argv) || isOfNoUse(argv, addons),
        wayTo: wayToChannel(read.facts),
        recordsDropped: read.facts.single('dropped-records') !== undefined,
      }),
    ],
    connections: [...connections],
    explanations: [...explanationsIn(findings, explainer)],
    ...(addons.length === 0 ? {} : { addons: [...addons] }),
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
    omitted: { findings: drafts.length - findings.length, evidence: read.omittedEvidence },
    knowledge: { version: knowledge.version, snapd: assumptions.release },
  };
}

/** A finding, with what it may follow from by what people wrote down. */
function linkedBy(finding: Finding, { entryOf }: Explainer): { finding: Finding; follows: readonly string[] } {
  const entry = finding.cause === undefined ? undefined : entryOf(finding.cause);
  return { finding, follows: entry?.kind === 'cause' ? entry.follows : [] };
}

/** Whether pods or nodes are spoken of. */
function isOfCluster({ drafts, facts }: ReadPaste): boolean {
  return (
    facts.all('pod').length > 0 ||
    facts.all('node').length > 0 ||
    drafts.some((draft) => draft.kind !== 'denial' && ['Pod', 'Node'].includes(draft.trouble.object?.kind ?? ''))
  );
}

/** What findings refer to by slug, each once. */
function explanationsIn(findings: readonly Finding[], { entryOf }: Explainer): readonly Explanation[] {
  const slugs = new Set(findings.flatMap(({ explanation, cause }) => [explanation, cause]));
  return [...slugs].flatMap((slug) => {
    const entry = slug === undefined ? undefined : entryOf(slug);
    return entry ? [explanationOf(entry)] : [];
  });
}

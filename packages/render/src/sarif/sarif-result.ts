import type { Diagnosis, Finding, Place } from '@whyblocked/contract';
import { explanationTitle } from '../answer/explanation-of-finding.ts';
import { printable } from '../printable.ts';
import { findingTitle } from '../sentences/finding-title.ts';
import { helpPhrase } from '../sentences/help-phrase.ts';
import { stepSentence } from '../sentences/step-sentence.ts';
import { shellWords } from '../shell-words.ts';
import type { SarifLocation, SarifResult } from './sarif-log.ts';
import { sarifLevel, sarifRuleId } from './sarif-rule.ts';

export interface SarifResultOptions {
  readonly ruleIndex: number;
  /** What a place without a file is in. */
  readonly file: string;
}

/** A finding as a result: its places in what was pasted, and the id by which the same thing is known again in the next run. */
export function sarifResult(
  finding: Finding,
  diagnosis: Diagnosis,
  { ruleIndex, file }: SarifResultOptions,
): SarifResult {
  const [first, ...others] = finding.at.map((place) => locationOf(place, finding, file));
  const title = explanationTitle(finding, diagnosis);
  return {
    ruleId: sarifRuleId(finding),
    ruleIndex,
    level: sarifLevel(finding),
    message: { text: messageText(finding, diagnosis) },
    locations: first ? [first] : [],
    ...(others.length > 0 ? { relatedLocations: others } : {}),
    occurrenceCount: finding.count,
    partialFingerprints: { 'whyblocked/v1': finding.id },
    ...(finding.outcome === 'harmless'
      ? {
          suppressions: [
            { kind: 'external' as const, justification: plainMessage(title ?? 'It is known to harm nobody') },
          ],
        }
      : {}),
    properties: {
      outcome: finding.outcome,
      confidence: finding.confidence,
      interfaces: finding.interfaces.map(({ name }) => name),
      ...(finding.subject.snap === undefined ? {} : { snap: finding.subject.snap }),
      ...(finding.subject.app === undefined ? {} : { app: finding.subject.app }),
      ...(finding.loggedOnly ? { loggedOnly: true } : {}),
    },
  };
}

function messageText(finding: Finding, diagnosis: Diagnosis): string {
  const title = explanationTitle(finding, diagnosis);
  const step = diagnosis.plan.find(({ grants }) => grants?.includes(finding.id) ?? false);
  const todo =
    step === undefined
      ? ''
      : ` ${stepSentence(step, { explanations: diagnosis.explanations, ...(finding.captures ? { captures: finding.captures } : {}) })}${
          step.argv === undefined ? '' : ` ${shellWords(step.argv)}`
        }`;
  return plainMessage(`${findingTitle(finding)}: ${title ?? helpPhrase(finding)}.${todo}`);
}

/**
 * Text that is no more than text in a message: `[text](target)` would be a link (SARIF 2.1.0, 3.11.6) and `{0}` a placeholder
 * (3.11.5), of which a brace that is meant is doubled.
 */
export function plainMessage(text: string): string {
  return printable(text)
    .replaceAll('](', '] (')
    .replace(/\{(\d+)\}/g, '{{$1}}');
}

function locationOf(place: Place, { evidence }: Finding, unnamed: string): SarifLocation {
  const { file = unnamed, line } = place;
  const snippet = evidence.find((one) => one.line === line && one.file === place.file)?.text;
  return {
    physicalLocation: {
      artifactLocation: { uri: fileUri(file) },
      region: { startLine: line, ...(snippet === undefined ? {} : { snippet: { text: snippet } }) },
    },
  };
}

/** A path as a URI reference: nothing in it is a scheme, a query or a fragment, nor an authority at its beginning. */
function fileUri(path: string): string {
  const steps = path.toWellFormed().replace(/^\/+/, '/').split('/').map(encodeURIComponent);
  const joined = steps.join('/');
  return joined.startsWith('/') ? `file://${joined}` : joined;
}

import type { Diagnosis, Finding } from '@whyblocked/contract';
import { accessSentence } from '../sentences/access-sentence.ts';
import { isOnlyLogged } from '../sentences/finding-title.ts';
import { helpPhrase } from '../sentences/help-phrase.ts';
import { troubledName, troubleHeadline, troubleTitle } from '../sentences/trouble-sentence.ts';
import { explanationTitle } from './explanation-of-finding.ts';

/** The answer in one line. */
export function verdictSentence(diagnosis: Diagnosis): string {
  const { verdict, findings } = diagnosis;
  if (verdict.code === 'nothing-recognised') {
    return 'Nothing in this text is a refusal or a trouble that whyblocked can read.';
  }
  const finding = verdictFinding(diagnosis);
  if (!finding) return 'Nothing in this text was refused or is in trouble.';
  const title = explanationTitle(finding, diagnosis);
  if (finding.trouble) return troubleSentence(finding.trouble, title);
  const harmless = findings.every(({ outcome }) => outcome === 'harmless');
  return `${harmless ? 'Nothing that matters: ' : ''}${refusalSentence(finding, verdict.code)}${title === undefined ? '' : ` ${title}.`}`;
}

/** The finding that the verdict is about; undefined where it is about none. */
export function verdictFinding({ verdict, findings }: Diagnosis): Finding | undefined {
  return findings.find(({ id }) => id === verdict.findingId) ?? findings[0];
}

function troubleSentence(trouble: NonNullable<Finding['trouble']>, title: string | undefined): string {
  if (title === undefined) return troubleHeadline(trouble);
  const object = troubledName(trouble);
  return object === undefined && trouble.reason === undefined
    ? `${title}.`
    : `${object ?? troubleTitle(trouble)}: ${title}.`;
}

function refusalSentence(finding: Finding, code: Diagnosis['verdict']['code']): string {
  const who = finding.subject.snap ?? (finding.subject.label || 'A program');
  const tried = finding.access === undefined ? 'do something' : accessSentence(finding.access);
  if (code === 'nothing-blocked') return `Nothing was refused: ${who} tried to ${tried}, which was only logged.`;
  if (isOnlyLogged(finding) && finding.outcome !== 'harmless') {
    return `Nothing was refused, only logged: ${who} tried to ${tried}; once it is refused: ${helpPhrase(finding)}.`;
  }
  return `${who} may not ${tried}: ${helpPhrase(finding)}.`;
}

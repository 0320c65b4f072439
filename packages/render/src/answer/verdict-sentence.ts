import type { Diagnosis } from '@whyblocked/contract';
import { accessSentence } from '../sentences/access-sentence.ts';
import { troubleHeadline } from '../sentences/trouble-sentence.ts';

/** The answer in one line. */
export function verdictSentence(diagnosis: Diagnosis): string {
  const { verdict, findings } = diagnosis;
  if (verdict.code === 'nothing-recognised') {
    return 'Nothing in this text is a refusal or a trouble that whyblocked can read.';
  }
  const finding = findings.find(({ id }) => id === verdict.findingId) ?? findings[0];
  if (!finding) return 'Nothing in this text was refused or is in trouble.';
  if (finding.trouble) return troubleHeadline(finding.trouble);
  const who = finding.subject.snap ?? (finding.subject.label || 'A program');
  const tried = finding.access === undefined ? 'do something' : accessSentence(finding.access);
  if (verdict.code === 'nothing-blocked')
    return `Nothing was refused: ${who} tried to ${tried}, which was only logged.`;
  const best = finding.interfaces[0];
  const help = {
    'connect-interface': `the interface ${best?.name} would permit it`,
    'declare-plug': `only its publisher can add the interface ${best?.name}`,
    'already-permitted': best?.connected
      ? 'its plug is connected, so an older profile is in force'
      : 'its present policy permits that',
    'use-own-path': 'it has its own place for that',
    harmless: 'that harms nobody',
    'no-interface': 'no interface permits that',
    'container-profile': 'the profile of the container decides',
    'policy-bug': 'the policy is at fault',
    'package-bug': 'the package is at fault',
    'host-config': 'a profile or setting of the host decides',
    'devmode-allowed': 'it was only logged',
    cause: 'the cause is known',
    unknown: 'nothing more is known about it here',
  }[verdict.code];
  return `${who} may not ${tried}: ${help}.`;
}

import type { Finding } from '@whyblocked/contract';
import { accessSentence } from './access-sentence.ts';
import { troubleTitle } from './trouble-sentence.ts';

/** What a finding is about, in a few words: "thing.app: read /etc/fstab". Nothing in it is escaped. */
export function findingTitle(finding: Finding): string {
  if (finding.trouble) return troubleTitle(finding.trouble);
  const tried = finding.access === undefined ? finding.kind : accessSentence(finding.access);
  const logged = isOnlyLogged(finding) ? ' (only logged)' : '';
  return `${subjectName(finding)}: ${tried}${logged}`;
}

/** Who it happened to: the app of a snap, else the label. */
function subjectName({ subject: { snap, app, hook, label } }: Finding): string {
  const part = app ?? hook;
  if (snap !== undefined) return part === undefined || part === snap ? snap : `${snap}.${part}`;
  return label || 'unknown';
}

/** Whether a profile only complained: nothing was refused. */
export function isOnlyLogged({ loggedOnly, outcome }: Finding): boolean {
  return loggedOnly === true || outcome === 'devmode-allowed';
}

import { advisedGrant, type Finding } from '@whyblocked/contract';
import { wantedPlug } from './wanted-plug.ts';

/** What the outcome means for the reader. */
export function outcomeSentence(finding: Finding): string {
  const logged = finding.loggedOnly && finding.outcome !== 'devmode-allowed';
  return logged ? `It was only logged, not refused; once it is: ${sentenceOf(finding)}` : sentenceOf(finding);
}

function sentenceOf(finding: Finding): string {
  const grant = advisedGrant(finding.interfaces);
  const best = grant?.name;
  switch (finding.outcome) {
    case 'connect-interface':
      return `The interface ${best} would permit it.`;
    case 'declare-plug': {
      const wanted = grant && wantedPlug(grant);
      return `The interface ${wanted} would permit it, but the snap has ${wanted === best ? 'no plug of it' : 'no such plug'}: only its publisher can add one.`;
    }
    case 'already-permitted':
      if (grant?.connected) {
        return `The interface ${best} permits it and its plug is connected: the process still runs under an older profile.`;
      }
      if (finding.notes.some(({ code }) => code === 'newer-release')) return 'A later release of snapd permits this.';
      if (finding.subject.owner === 'snap-confine' || finding.subject.owner === 'snap-update-ns') {
        return 'The profile that snapd has now permits this: the one in force is older.';
      }
      return 'The policy that every snap gets permits this: the one in force is older, or the process runs from an older revision.';
    case 'use-own-path':
      return 'The snap has its own place for this; no interface is needed.';
    case 'harmless':
      return 'This is known to harm nobody.';
    case 'no-interface':
      return finding.subject.owner === 'snap-app' || finding.subject.owner === 'snap-hook'
        ? 'No interface of snapd permits this, as far as its policy is known here: connecting something will not help.'
        : 'That is a profile of snapd itself: no interface changes it.';
    case 'container-profile':
      return 'No snap interface changes that: it is a matter of how the container is run.';
    case 'policy-bug':
      return 'The policy itself is at fault.';
    case 'package-bug':
      return 'The package is at fault.';
    case 'host-config':
      return 'No snap interface changes that: it is a matter of how this host is set up.';
    case 'devmode-allowed':
      return best === undefined
        ? 'It was only logged, not refused; under strict confinement it would be refused, and no interface known here permits it.'
        : `It was only logged, not refused; under strict confinement it would need the interface ${best}.`;
    case 'cause':
      return 'The cause is known.';
    case 'unknown':
      if (finding.trouble) return 'The cause is not known here yet.';
      if (finding.told) {
        return best === undefined ? '' : `If it is a snap under confinement, the interface ${best} would permit it.`;
      }
      return 'This is a refusal, but the line does not tell enough of it, or nothing is known about its kind here. If the line is cut, paste it whole.';
  }
}

import { advisedGrant, type Finding } from '@whyblocked/contract';
import { wantedPlug } from './wanted-plug.ts';

/** What helps against a refusal, as the end of a sentence: "the interface camera would permit it". */
export function helpPhrase(finding: Finding): string {
  const best = advisedGrant(finding.interfaces);
  switch (finding.outcome) {
    case 'connect-interface':
      return `the interface ${best?.name} would permit it`;
    case 'declare-plug':
      return `only its publisher can add the interface ${best && wantedPlug(best)}`;
    case 'already-permitted':
      if (finding.notes.some(({ code }) => code === 'newer-release')) return 'a later snapd permits that';
      return best?.connected
        ? 'its plug is connected, so an older profile is in force'
        : 'its present policy permits that';
    case 'use-own-path':
      return 'it has its own place for that';
    case 'harmless':
      return 'that harms nobody';
    case 'no-interface':
      return 'no interface permits that';
    case 'container-profile':
      return 'the profile of the container decides';
    case 'policy-bug':
      return 'the policy is at fault';
    case 'package-bug':
      return 'the package is at fault';
    case 'host-config':
      return 'a profile or setting of the host decides';
    case 'devmode-allowed':
      return best === undefined ? 'no interface known here permits that' : `the interface ${best.name} would permit it`;
    case 'cause':
      return 'the cause is known';
    case 'unknown':
      return 'nothing more is known about it here';
  }
}

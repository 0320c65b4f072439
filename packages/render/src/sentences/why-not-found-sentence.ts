import type { DiagnosedAddon } from '@whyblocked/contract';

/** Why MicroK8s does not find an addon: what is true of it where it was asked for, else where there is one at all. */
export function whyNotFoundSentence(told: DiagnosedAddon): string {
  const { addon, place, derived, offered, replacedBy } = told;
  const instead = replacedBy === undefined ? '' : ` It was given up for ${replacedBy}.`;
  const where = [place.track && `track ${place.track}`, place.confinement, place.architecture]
    .filter(Boolean)
    .join(', ');
  switch (derived?.code) {
    case 'not-in-track':
      return `The repositories of ${place.track === undefined ? 'no track here' : `track ${place.track}`} have no ${addon}: ${rangeSentence(offered)}.${instead}`;
    case 'confinement':
      return `Upstream offers ${addon} on ${offered.confinement ?? 'the other'} MicroK8s only. Enabling a repository does not change that.`;
    case 'architecture':
      return `Upstream offers ${addon} on ${derived.offered.join(', ') || 'no architecture'} only, and not on ${place.architecture ?? 'this one'}.`;
    case 'retired':
      return `${addon} is only left in the list, and does nothing any more.${instead}`;
    case 'offered':
    case 'test-runs':
    case 'test-skipped':
    case 'test-partial':
      return `${addon} is offered there${where === '' ? '' : ` (${where})`}. ${notYetSentence(addon)}`;
    default:
      return `${addon}: ${rangeSentence(offered)}${limitsSentence(told)}.${instead}`;
  }
}

/** It should be found: the list is not there, or from another time. */
function notYetSentence(addon: string): string {
  return addon.startsWith('community/')
    ? 'So either the community repository is not enabled yet, or its list is older than this addon.'
    : 'So the list of addons is older than MicroK8s: it is from the day of the first installation.';
}

function rangeSentence({ since, until }: DiagnosedAddon['offered']): string {
  if (since === undefined) return until === undefined ? 'all tracks have it' : `tracks before ${until} have it`;
  return `tracks from ${since}${until === undefined ? ' on' : ` to before ${until}`} have it`;
}

function limitsSentence({ offered: { confinement, architectures } }: DiagnosedAddon): string {
  const only = confinement === undefined ? '' : `, on ${confinement} MicroK8s only`;
  return `${only}, on ${architectures.join(', ')}`;
}

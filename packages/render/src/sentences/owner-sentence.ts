import type { Subject } from '@whyblocked/contract';

/** Whose policy refused, or would where it was only logged. */
export function ownerSentence(subject: Subject, isOnlyLogged = false): string {
  const refused = isOnlyLogged ? 'would refuse' : 'refused';
  switch (subject.owner) {
    case 'snap-app':
    case 'snap-hook':
      return `The confinement of the snap ${subject.snap ?? '(unknown)'} ${refused} it${
        subject.app === undefined && subject.hook === undefined
          ? '.'
          : subject.hook === undefined
            ? ` (app ${subject.app}).`
            : ` (hook ${subject.hook}).`
      }`;
    case 'snap-confine':
      return `The profile of snap-confine ${refused} it, the program of snapd that starts snaps.`;
    case 'snap-update-ns':
      return `The profile of snap-update-ns ${refused} it, the program of snapd that prepares the file system of the snap ${subject.snap ?? ''}.`;
    case 'container-default':
      return `The AppArmor profile of the container (${subject.label}) ${refused} it.`;
    case 'lxd':
      return `A profile that LXD made for a container (${subject.label}) ${refused} it.`;
    case 'host-profile':
      return `The AppArmor profile ${subject.label} of this host ${refused} it; it belongs to no snap.`;
    case 'unconfined':
      return 'A process without a profile was refused: a setting of the kernel or of AppArmor on this host does that.';
    case 'none':
      return 'The record does not tell whose policy refused it.';
  }
}

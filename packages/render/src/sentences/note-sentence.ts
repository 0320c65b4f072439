import type { FindingNote } from '@whyblocked/contract';

/** What decided beside the outcome, as a sentence; null for what is told as a rule. Nothing in it is escaped. */
export function noteSentence(note: FindingNote): string | null {
  switch (note.code) {
    case 'explicit-deny': {
      const whose = note.interface === undefined ? '' : ` of the interface ${note.interface}`;
      return `A rule${whose} refuses it in so many words (${note.rule}): connecting something else beside it does not help.`;
    }
    case 'owner-mismatch': {
      const whose = note.interface === undefined ? 'The rule' : `The rule of the interface ${note.interface}`;
      return `${whose} holds only for files of the user who asks, and this one belongs to another.`;
    }
    case 'other-revision':
      return `The file is in the folder of revision ${note.revision} of the snap, and another one runs.`;
    case 'permitted-by':
      return null;
    case 'newer-release': {
      const by = note.interface === undefined ? '' : ` with the interface ${note.interface}`;
      return `snapd ${note.release} permits it${by}.`;
    }
    case 'other-app':
      return `The snap has a plug of ${note.interface} for ${note.apps.join(', ') || 'other apps'}, and not for this one.`;
    case 'may-be-prompt':
      return `Where prompting is on, the person is asked before ${note.interface} permits it, and may have refused.`;
    case 'noise-counts':
      return 'Usually that harms nobody, but nothing else here explains the failure.';
  }
}

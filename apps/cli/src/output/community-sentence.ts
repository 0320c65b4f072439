import type { SendFailure } from '@whyblocked/client';
import type { DecideFailure } from '@whyblocked/contract';
import { unknownReleaseSentence } from '../commands/assumed-options.ts';

type CommunityFailure = SendFailure | DecideFailure | { readonly code: 'bad-cursor' };

/** What went wrong, and what to do, in one sentence. */
export function communitySentence(failure: CommunityFailure): string {
  switch (failure.code) {
    case 'invalid-fields':
      return failure.errors.map(({ field, detail }) => `${field}: ${detail}`).join(' ');
    case 'unknown-addon': {
      const near = failure.near.length > 0 ? ` Did you mean ${failure.near.join(' or ')}?` : '';
      return `No repository has an addon "${failure.addon}".${near}`;
    }
    case 'too-many':
      return `That is too much at once; try again in ${Math.ceil(failure.retryAfterMs / 60_000)} min.`;
    case 'community-unavailable':
      return 'The database of the community cannot be used; nothing was changed.';
    case 'unknown-report':
      return `There is no report ${failure.id}.`;
    case 'not-allowed':
      return `Only ${failure.needs === 'its reporter' ? 'who reported it' : `a ${failure.needs}`} may do that.`;
    case 'wrong-state':
      return `It is ${failure.state}, and so cannot be changed by "${failure.action}".`;
    case 'cannot-merge':
      return `It cannot be merged into ${failure.into}, which is not there, no longer counts, or is about something else.`;
    case 'says-missing':
      return 'Neither its note nor you say anything in words: use --says.';
    case 'ran-missing':
      return 'Neither the report nor you say what was run, which "verified" needs: use --ran.';
    case 'bad-cursor':
      return 'The cursor is none that was given out.';
    case 'unknown-release':
      return unknownReleaseSentence(failure);
    case 'server-refused':
      return `The server refuses it: ${failure.title}${failure.detail === undefined ? '' : `. ${failure.detail}`}`;
    case 'server-silent':
      return 'No answer of whyblocked came from the server. To send it again does no harm: what says the same is kept once.';
    case 'busy':
    case 'deadline':
      return 'The log could not be read in time.';
  }
}

/** What an answer holds, as text that a reader of the terminal sees as it is. */
export function shownState({
  state,
  mergedInto,
}: {
  readonly state: string;
  readonly mergedInto?: string | undefined;
}): string {
  return mergedInto === undefined ? state : `${state} into ${mergedInto}`;
}

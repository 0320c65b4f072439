import type { DecideFailure } from '@whyblocked/contract';
import type { ChatNotice } from '@whyblocked/render';

/** Why a report could not be decided so. */
export function decisionNotice(failure: DecideFailure): ChatNotice {
  switch (failure.code) {
    case 'community-unavailable':
      return { code: 'reports-unavailable', isAttached: false };
    case 'not-allowed':
      return { code: failure.needs === 'maintainer' ? 'not-a-maintainer' : 'not-your-report' };
    case 'invalid-fields':
    case 'says-missing':
    case 'ran-missing':
    case 'unknown-report':
    case 'wrong-state':
    case 'cannot-merge':
      return failure;
  }
}

import type { ConnectionFailure } from '@whyblocked/contract';

/** Why a question about a connection has no answer. */
export function connectionFailureSentence(failure: ConnectionFailure): string {
  switch (failure.code) {
    case 'unknown-release':
      return `The policy of snapd ${failure.release} is not known; known are ${failure.known.join(', ')}.`;
    case 'unknown-interface': {
      const near = failure.near.length === 0 ? '' : ` Perhaps you mean ${failure.near.join(' or ')}.`;
      return `snapd has no interface "${failure.interface}".${near}`;
    }
  }
}

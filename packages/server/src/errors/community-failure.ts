import type { InvalidFields } from '@whyblocked/contract';
import type { ServerFailure } from './server-failure.ts';

/** A failure of the community's verbs as one of the server: wrong fields are wrong fields, whoever found them. */
export function communityFailure(failure: ServerFailure | InvalidFields): ServerFailure {
  return failure.code === 'invalid-fields' ? { code: 'invalid-request', errors: failure.errors } : failure;
}

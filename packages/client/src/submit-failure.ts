import type { InvalidFields, Problem, ReportInput, SubmitFailure, TooMany } from '@whyblocked/contract';
import { unknownAddon } from './addon-verbs-client.ts';
import type { ApiRefusal } from './api.ts';
import { diagnoseFailure } from './verbs-client.ts';

/** Where a server that refuses more does not say for how long. */
const DEFAULT_RETRY_MS = 60_000;

/** Why a report was not received, in the words of the verbs; null where they have none for it. */
export function submitFailure(refusal: ApiRefusal, { subject }: ReportInput): SubmitFailure | null {
  const { problem } = refusal;
  switch (problem.code) {
    case 'invalid-request':
      return invalidFields(problem);
    case 'too-many':
      return tooMany('reports', refusal);
    case 'unknown-addon':
      return unknownAddon(problem, subject.kind === 'addon' ? subject.addon : '');
    case 'community-unavailable':
      return { code: problem.code };
    case 'unknown-release':
    case 'busy':
    case 'deadline':
      return diagnoseFailure(problem);
    default:
      return null;
  }
}

export function tooMany(what: TooMany['what'], { retryAfterMs = DEFAULT_RETRY_MS }: ApiRefusal): TooMany {
  return { code: 'too-many', what, retryAfterMs };
}

export function invalidFields({ errors, detail }: Problem): InvalidFields {
  return { code: 'invalid-fields', errors: errors ?? [{ field: '(whole)', detail: detail ?? '' }] };
}

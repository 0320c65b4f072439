import type { CommunityUnavailable, InvalidFields } from '@whyblocked/contract';
import { StoreUnavailable } from './store/store-unavailable.ts';

type Failed<E> = { readonly ok: false; readonly error: E };

export function failed<const E>(error: E): Failed<E> {
  return { ok: false, error };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What is wrong in which field, as Zod found it; what was given is not repeated. */
export function invalid({ issues }: { readonly issues: readonly Issue[] }): Failed<InvalidFields> {
  const errors = issues.map(({ path, message }) => ({ field: path.join('.'), detail: message }));
  return failed({ code: 'invalid-fields', errors });
}

/** Answers, or says that the database cannot be used; all else that is thrown is a bug. */
export async function whereAvailable<T>(answer: () => Promise<T>): Promise<T | Failed<CommunityUnavailable>> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof StoreUnavailable) return failed({ code: 'community-unavailable' });
    throw error;
  }
}

/** What was asked for, or why it could not be given. */
export type Answer<T, E> = Promise<
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }
>;

/** The API cannot be reached, or says something that the verbs have no word for: an internal error, a refused token. */
export class ApiUnavailable extends Error {
  override readonly name = 'ApiUnavailable';
  /** Of the problem, where there was one: "bad-token", "internal". */
  readonly code: string | undefined;

  constructor(message: string, { code, cause }: { readonly code?: string; readonly cause?: unknown } = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}

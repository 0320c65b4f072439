/** Why a file could not be read, or not to its end. */
export type FileFailure =
  /** It is not where Discord keeps files, or leads somewhere else. */
  | { readonly code: 'not-allowed' }
  | { readonly code: 'too-large'; readonly limitBytes: number }
  /** It was deleted, or its link has expired. */
  | { readonly code: 'gone' }
  | { readonly code: 'unreachable' };

/** A stretch of a file; a failure is the last one. */
export type FileChunk =
  | { readonly ok: true; readonly value: Uint8Array }
  | { readonly ok: false; readonly error: FileFailure };

/** A file that somebody sent. Nothing of it is believed: neither its name nor its size. */
export interface PastedFile {
  readonly name: string;
  /** As announced. */
  readonly sizeBytes: number;
  /** Reads it, once; never rejects. Whoever stops early calls `return()`, as `for await` does. */
  open(): AsyncIterable<FileChunk>;
}

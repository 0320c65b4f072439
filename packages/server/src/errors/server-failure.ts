import type {
  ConnectionFailure,
  DecideFailure,
  ExplanationKind,
  IdentifyFailure,
  InvalidFields,
  SubmitFailure,
  WhatIfFailure,
} from '@whyblocked/contract';
import type { FormFault } from '../request/multipart-parser.ts';

export interface FieldError {
  /** Path of the field in the body or query: "text", "snapd". */
  readonly field: string;
  readonly detail: string;
}

/** Every reason for which a request is not answered as asked. */
export type ServerFailure =
  | Exclude<WhatIfFailure, { code: 'busy' | 'unknown-interface' }>
  | Exclude<IdentifyFailure | SubmitFailure | DecideFailure, InvalidFields | { code: 'busy' }>
  /** It has to be known who asks. */
  | { readonly code: 'token-missing' }
  | { readonly code: 'bad-cursor' }
  | { readonly code: 'unknown-share' }
  | { readonly code: 'wrong-secret' }
  /** A page of another site sent it. */
  | { readonly code: 'cross-site' }
  /** Questions of one request that lead to more than is told at once. */
  | { readonly code: 'too-many-cells'; readonly limit: number }
  | { readonly code: 'busy'; readonly queued?: number }
  | { readonly code: 'empty-body' }
  | { readonly code: 'body-too-large'; readonly limit: number }
  | { readonly code: 'body-incomplete' }
  | { readonly code: 'body-too-slow'; readonly silenceMs: number; readonly bytesPerSecond: number }
  | { readonly code: 'malformed-form'; readonly why: FormFault }
  | { readonly code: 'fields-after-files'; readonly field: string }
  | { readonly code: 'too-many-files'; readonly limit: number }
  | { readonly code: 'invalid-json'; readonly line: number; readonly column: number }
  | { readonly code: 'invalid-encoding' }
  | { readonly code: 'invalid-request'; readonly errors: readonly FieldError[] }
  | { readonly code: 'unsupported-media-type'; readonly given: string; readonly accepted: readonly string[] }
  | { readonly code: 'unsupported-content-encoding' }
  | (Partial<Extract<ConnectionFailure, { code: 'unknown-interface' }>> & { readonly code: 'unknown-interface' })
  | {
      readonly code: 'unknown-explanation';
      readonly kind: ExplanationKind;
      /** Slugs of the kind that were perhaps meant. */
      readonly near: readonly string[];
      /** What is called so, of another kind. */
      readonly elsewhere?: { readonly kind: ExplanationKind; readonly slug: string };
    }
  | { readonly code: 'not-found' }
  | { readonly code: 'method-not-allowed'; readonly allowed: readonly string[] }
  | { readonly code: 'malformed-request' }
  | { readonly code: 'internal'; readonly id: string };

export type FailureCode = ServerFailure['code'];

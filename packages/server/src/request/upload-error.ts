import type { ServerFailure } from '../errors/server-failure.ts';

/** Carries why an upload cannot be read out of its iterator, and through whoever reads it. */
export class UploadError extends Error {
  readonly failure: ServerFailure;

  constructor(failure: ServerFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

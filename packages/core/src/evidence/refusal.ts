import type { Access } from '@whyblocked/contract';

/** A program says that something was refused to it; no record of a mediator stands behind it. */
export interface Refusal {
  readonly kind: 'refusal';
  /** What it tried, as far as its words tell. */
  readonly access: Access;
  readonly errno: 'EACCES' | 'EPERM' | 'EROFS';
  /** The program, as it names itself or as its log does. */
  readonly program?: string;
  /** The snap and app it runs in, where a path of it or its log's name tells. */
  readonly snap?: string;
  readonly app?: string;
  /** What it says, on one line. */
  readonly message: string;
}

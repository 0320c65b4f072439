import type { PolicyFact } from '@whyblocked/dataset';

/** A fact with the line it stands on. */
export interface PlacedFact {
  readonly fact: PolicyFact;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** Line at which the constant or function begins. */
  readonly begins: number;
}

import type { Kind } from './token.ts';

/** A stretch of a text that identifies somebody or something. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
  /** What stands there, decoded; equal values get the same token. */
  readonly value: string;
  /** How the text writes it, and so how its token has to be written. */
  readonly encoding?: 'hex' | 'bytes';
}

/** Knows one kind of thing. Total, and linear in the text; spans may overlap, and those of other finders too. */
export interface Finder {
  find(text: string): readonly Span[];
}

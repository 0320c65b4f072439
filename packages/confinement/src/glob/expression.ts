import type { ByteSet } from './byte-set.ts';

/** What a pattern means, with nothing textual left. */
export type Expression =
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'set'; readonly set: ByteSet }
  | { readonly kind: 'sequence'; readonly items: readonly Expression[] }
  | { readonly kind: 'choice'; readonly options: readonly Expression[] }
  | { readonly kind: 'star'; readonly item: Expression };

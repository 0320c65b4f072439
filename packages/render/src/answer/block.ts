import type { Evidence } from '@whyblocked/contract';

/** The parts an answer is made of; each surface prints them in its own way, and escapes all text itself. */
export type Block =
  | { readonly kind: 'headline'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'command'; readonly argv: readonly string[] }
  | { readonly kind: 'rule'; readonly rule: string; readonly about: string }
  | { readonly kind: 'evidence'; readonly lines: readonly Evidence[] }
  | { readonly kind: 'note'; readonly text: string };

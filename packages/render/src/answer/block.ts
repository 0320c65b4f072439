import type { Evidence, Explanation } from '@whyblocked/contract';

/** What has a page of its own, and a command that tells it. */
export type Page = 'causes' | 'issues' | 'noise' | 'judgements' | 'interfaces' | 'reports';

/** The parts an answer is made of; each surface prints them in its own way, and escapes all text itself. */
export type Block =
  | { readonly kind: 'headline'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'command'; readonly argv: readonly string[] }
  /** Several lines to be put into a file as they are. */
  | { readonly kind: 'patch'; readonly text: string }
  | { readonly kind: 'rule'; readonly rule: string; readonly about: string; readonly interface?: string }
  | { readonly kind: 'evidence'; readonly lines: readonly Evidence[] }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** More about it stands on a page. `name` may be anything: who links to it sees to its form. */
  | { readonly kind: 'reference'; readonly page: Page; readonly name: string; readonly text: string }
  | { readonly kind: 'sources'; readonly sources: Explanation['sources'] }
  /** What is only counted, with the parts that a surface may show when asked. */
  | { readonly kind: 'folded'; readonly text: string; readonly blocks: readonly Block[] };

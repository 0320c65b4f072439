import type { Block } from '@whyblocked/render';
import type { Button, Card } from '../ports/card.ts';
import { layCard } from './lay-card.ts';

/** Blocks on a card of their own; all of them in a file where they do not fit. */
export function blocksCard(
  blocks: readonly Block[],
  { publicUrl, buttons = [] }: { readonly publicUrl?: string | undefined; readonly buttons?: readonly Button[] },
): Card {
  return layCard({ sections: [{ blocks, rank: 0, most: 3_600 }], whole: blocks, publicUrl, buttons });
}

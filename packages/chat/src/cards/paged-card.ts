import { type Block, discordBlocks } from '@whyblocked/render';
import { type Act, customId } from '../ids/custom-id.ts';
import type { AnswerFile, Button, Card } from '../ports/card.ts';
import { layCard } from './lay-card.ts';

const PAGE_CHARS = 3_600;
/** Nobody turns more pages; the file has the rest. */
const MOST_PAGES = 20;
const LIST_ITEMS = 5;

export interface PagedCardFacts {
  /** What the buttons that turn the page do. */
  readonly act: Act;
  /** From 0; the last one where there are not so many. */
  readonly page: number;
  readonly memory: AnswerFile;
  readonly publicUrl?: string | undefined;
}

/** One page of many blocks, with buttons to the page before and after it. */
export function pagedCard(blocks: readonly Block[], { act, page, memory, publicUrl }: PagedCardFacts): Card {
  const pages = pagesOf(blocks, publicUrl);
  const at = Math.min(Math.max(0, page), pages.length - 1);
  const turn = (label: string, to: number): Button => ({
    kind: 'button',
    style: 'secondary',
    label,
    customId: customId({ act, about: String(Math.max(0, to)) }),
    isDisabled: to < 0 || to >= pages.length,
  });
  const isPaged = pages.length > 1;
  return layCard({
    sections: [{ blocks: pages[at] ?? [], rank: 1, most: PAGE_CHARS }],
    whole: blocks,
    publicUrl,
    ...(isPaged
      ? { buttons: [turn('Back', at - 1), turn(`Next (${at + 1} of ${pages.length})`, at + 1)], files: [memory] }
      : {}),
  });
}

function pagesOf(blocks: readonly Block[], publicUrl: string | undefined): readonly (readonly Block[])[] {
  const pages: (readonly Block[])[] = [];
  for (let left = blocks.flatMap(shortLists); left.length > 0 && pages.length < MOST_PAGES; ) {
    const { left: rest } = discordBlocks(left, { room: PAGE_CHARS, publicUrl });
    // A command that is longer than a page stays the only one there, so that the file is attached.
    const taken = Math.max(1, left.length - rest.length);
    pages.push(left.slice(0, taken));
    left = left.slice(taken);
  }
  return pages;
}

/** A list may go on on the next page. */
function shortLists(block: Block): readonly Block[] {
  if (block.kind !== 'list') return [block];
  const lists: Block[] = [];
  for (let at = 0; at < block.items.length; at += LIST_ITEMS) {
    lists.push({ kind: 'list', items: block.items.slice(at, at + LIST_ITEMS) });
  }
  return lists;
}

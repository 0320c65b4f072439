import { type Block, type ChatNotice, chatNoticeSentence } from '@whyblocked/render';
import type { Button, Card } from '../ports/card.ts';
import { layCard } from './lay-card.ts';

/** Notices, each in a line of its own. */
export function noticeCard(notices: readonly ChatNotice[], buttons: readonly Button[] = []): Card {
  return layCard({ sections: [{ blocks: noticeBlocks(notices), rank: 0, most: 2_000 }], buttons });
}

export function noticeBlocks(notices: readonly ChatNotice[]): readonly Block[] {
  return notices.map((notice) => ({ kind: 'paragraph', text: chatNoticeSentence(notice) }));
}

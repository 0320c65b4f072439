import { type Block, blocksMarkdown, chatNoticeSentence, discordBlocks } from '@whyblocked/render';
import type { ActionRow, AnswerFile, Button, Card, Component, Container } from '../ports/card.ts';
import { Budget } from './budget.ts';

const BUTTONS_IN_ROW = 5;
const WHOLE_FILE = 'whyblocked-answer.md';

/** Some blocks of a card. Those of the lowest rank get their room first; on the card all stand in their order. */
export interface Section {
  readonly blocks: readonly Block[];
  readonly rank: number;
  /** UTF-16 units it may take. */
  readonly most: number;
}

export interface CardDraft {
  readonly sections: readonly Section[];
  readonly accent?: number;
  readonly buttons?: readonly Button[];
  readonly rows?: readonly ActionRow[];
  readonly files?: readonly AnswerFile[];
  /** All that there is to tell: attached as a file where the card cannot hold it. */
  readonly whole?: readonly Block[];
  readonly publicUrl?: string | undefined;
}

/** A card within Discord's bounds, whatever the draft holds: what does not fit goes into a file, or is left out. */
export function layCard(draft: CardDraft): Card {
  const { card, isWhole } = laid(draft);
  if (isWhole || draft.whole === undefined) return card;
  const note: Block = { kind: 'note', text: chatNoticeSentence({ code: 'whole-answer-attached' }) };
  const file = { name: WHOLE_FILE, bytes: new TextEncoder().encode(blocksMarkdown(draft.whole)) };
  return laid({
    ...draft,
    sections: [...draft.sections, { blocks: [note], rank: 0, most: 200 }],
    files: [...(draft.files ?? []), file],
  }).card;
}

/** Whether the texts of a draft fit into a card. */
export function fitsCard(draft: CardDraft): boolean {
  return laid(draft).isWhole;
}

function laid({ sections, accent, buttons = [], rows = [], files = [], publicUrl }: CardDraft): {
  readonly card: Card;
  readonly isWhole: boolean;
} {
  const budget = new Budget();
  budget.take({ kind: 'container', children: [] });
  const below: Exclude<Component, Container>[] = [
    ...rows,
    ...buttonRows(buttons),
    ...files.map(({ name }) => ({ kind: 'file', name }) as const),
  ].filter((component) => budget.take(component));
  let isWhole = true;
  const texts = sections.map(() => '');
  for (const [index, { blocks, most }] of [...sections.entries()].sort(([, a], [, b]) => a.rank - b.rank)) {
    if (blocks.length === 0) continue;
    // Between two texts stands a line.
    const needsLine = texts.some((text) => text !== '');
    const room = Math.min(most, budget.chars);
    const { text, isWhole: fits } = discordBlocks(blocks, { room, publicUrl });
    if (!fits) isWhole = false;
    if (text === '') continue;
    if (needsLine && !budget.take({ kind: 'separator' })) isWhole = false;
    else if (budget.take({ kind: 'text', text })) texts[index] = text;
    else isWhole = false;
  }
  const shown = texts.filter((text) => text !== '');
  const children = shown.flatMap((text, index): Container['children'] => [
    ...(index === 0 ? [] : [{ kind: 'separator' } as const]),
    { kind: 'text', text },
  ]);
  const container: Container = {
    kind: 'container',
    ...(accent === undefined ? {} : { accent }),
    children: [...children, ...below],
  };
  return { card: { components: [container], files }, isWhole };
}

function buttonRows(buttons: readonly Button[]): readonly ActionRow[] {
  const rows: ActionRow[] = [];
  for (let at = 0; at < buttons.length; at += BUTTONS_IN_ROW) {
    rows.push({ kind: 'row', children: buttons.slice(at, at + BUTTONS_IN_ROW) });
  }
  return rows;
}

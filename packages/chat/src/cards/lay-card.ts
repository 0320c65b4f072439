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
  const told = tellSections(sections, budget.chars, publicUrl);
  const children: Container['children'][number][] = [];
  let isWhole = told.every((one) => one.isWhole);
  for (const text of told.flatMap((one) => (one.text === '' ? [] : [one.text]))) {
    const line = children.length === 0 ? [] : [{ kind: 'separator' } as const];
    const parts = [...line, { kind: 'text', text } as const];
    if (parts.every((part) => budget.take(part))) children.push(...parts);
    else isWhole = false;
  }
  const container: Container = {
    kind: 'container',
    ...(accent === undefined ? {} : { accent }),
    children: [...children, ...below],
  };
  return { card: { components: [container], files }, isWhole };
}

/** The texts of sections: each gets its room by rank, and those that were cut then share what others have left. */
function tellSections(
  sections: readonly Section[],
  chars: number,
  publicUrl: string | undefined,
): readonly { readonly text: string; readonly isWhole: boolean }[] {
  let free = chars;
  const told = sections.map(() => ({ text: '', isWhole: true }));
  const byRank = [...sections.entries()].toSorted(([, a], [, b]) => a.rank - b.rank);
  for (const mayHaveMore of [false, true]) {
    for (const [index, { blocks, most }] of byRank) {
      const { text, isWhole } = told[index] ?? {};
      if (mayHaveMore && isWhole) continue;
      const room = mayHaveMore ? (text?.length ?? 0) + free : Math.min(most, free);
      const now = discordBlocks(blocks, { room, publicUrl });
      free += (text?.length ?? 0) - now.text.length;
      told[index] = now;
    }
  }
  return told;
}

function buttonRows(buttons: readonly Button[]): readonly ActionRow[] {
  const rows: ActionRow[] = [];
  for (let at = 0; at < buttons.length; at += BUTTONS_IN_ROW) {
    rows.push({ kind: 'row', children: buttons.slice(at, at + BUTTONS_IN_ROW) });
  }
  return rows;
}

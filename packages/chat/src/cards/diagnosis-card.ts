import type { Diagnosis } from '@whyblocked/contract';
import { type ChatNotice, cardParts, detailBlocks } from '@whyblocked/render';
import { customId } from '../ids/custom-id.ts';
import type { AnswerFile, Button, Card } from '../ports/card.ts';
import type { Visibility } from '../ports/reply-port.ts';
import { candidateInterfaces } from './candidate-interfaces.ts';
import { deleteButton } from './delete-button.ts';
import { type CardDraft, fitsCard, layCard } from './lay-card.ts';
import { noticeBlocks } from './notice-card.ts';
import { verdictAccent } from './verdict-accent.ts';

export interface DiagnosisCardFacts {
  /** Who may delete it. */
  readonly ownerId: string;
  readonly visibility: Visibility;
  /** What else is to be said: a file that could not be read. */
  readonly notices: readonly ChatNotice[];
  /** What its buttons need. */
  readonly memory: AnswerFile;
  readonly publicUrl?: string | undefined;
  /** The page with all of it. */
  readonly pageUrl?: string | undefined;
}

/** The answer: the verdict in one line, what to do, why, other findings by weight, noise counted, and what was read. */
export function diagnosisCard(diagnosis: Diagnosis, facts: DiagnosisCardFacts): Card {
  const draft = draftOf(diagnosis, facts);
  return layCard(facts.pageUrl === undefined ? { ...draft, whole: detailBlocks(diagnosis) } : draft);
}

/** Whether the card tells all that it would, so that it needs neither page nor file. */
export function fitsDiagnosisCard(diagnosis: Diagnosis, facts: DiagnosisCardFacts): boolean {
  return fitsCard(draftOf(diagnosis, facts));
}

function draftOf(diagnosis: Diagnosis, facts: DiagnosisCardFacts): CardDraft {
  const parts = cardParts(diagnosis);
  return {
    accent: verdictAccent(diagnosis.verdict),
    sections: [
      { blocks: [parts.headline], rank: 0, most: 600 },
      { blocks: parts.steps, rank: 1, most: 1_400 },
      { blocks: parts.why, rank: 3, most: 1_600 },
      { blocks: parts.others, rank: 5, most: 1_200 },
      { blocks: parts.noise, rank: 4, most: 300 },
      { blocks: [...parts.footer, ...noticeBlocks(facts.notices)], rank: 2, most: 500 },
    ],
    buttons: buttonsOf(diagnosis, facts, parts.noiseCount),
    files: [facts.memory],
    publicUrl: facts.publicUrl,
  };
}

function buttonsOf(
  diagnosis: Diagnosis,
  { ownerId, visibility, pageUrl }: DiagnosisCardFacts,
  noise: number,
): readonly Button[] {
  const hasFindings = diagnosis.findings.length > 0;
  return [
    ...(hasFindings ? [button('Details', customId({ act: 'details' }))] : []),
    ...(candidateInterfaces(diagnosis).all.length > 0
      ? [button('What if I connect it', customId({ act: 'what-if' }))]
      : []),
    ...(noise > 0 ? [button(`Noise (${noise})`, customId({ act: 'noise' }))] : []),
    button('This is wrong', customId({ act: 'wrong' })),
    visibility === 'private' ? button('Share', customId({ act: 'share', owner: ownerId })) : deleteButton(ownerId),
    ...(pageUrl === undefined ? [] : [{ kind: 'link', label: 'The whole answer', url: pageUrl } as const]),
  ];
}

function button(label: string, id: string): Button {
  return { kind: 'button', style: 'secondary', label, customId: id };
}

import type { WhatIf } from '@whyblocked/contract';
import { whatIfBlocks } from '@whyblocked/render';
import { customId } from '../ids/custom-id.ts';
import type { ActionRow, AnswerFile, Card } from '../ports/card.ts';
import type { Candidates } from './candidate-interfaces.ts';
import { layCard } from './lay-card.ts';

export interface WhatIfCardFacts {
  readonly candidates: Candidates;
  readonly memory: AnswerFile;
  readonly publicUrl?: string | undefined;
}

/** What connections would change, and a choice of others. */
export function whatIfCard(whatIf: WhatIf, { candidates, memory, publicUrl }: WhatIfCardFacts): Card {
  const blocks = whatIfBlocks(whatIf);
  const chosen = new Set(whatIf.connect.map((one) => one.interface));
  const select: ActionRow = {
    kind: 'row',
    children: [
      {
        kind: 'string-select',
        customId: customId({ act: 'pick' }),
        placeholder: 'Other interfaces',
        minValues: 1,
        maxValues: candidates.all.length,
        options: candidates.all.map((name) => ({ label: name, value: name, isDefault: chosen.has(name) })),
      },
    ],
  };
  return layCard({
    sections: [{ blocks, rank: 0, most: 3_000 }],
    rows: candidates.all.length > 1 ? [select] : [],
    files: candidates.all.length > 1 ? [memory] : [],
    whole: blocks,
    publicUrl,
  });
}

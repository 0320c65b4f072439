import type { Report } from '@whyblocked/contract';
import { ownReportsBlocks } from '@whyblocked/render';
import { customId } from '../ids/custom-id.ts';
import type { Button, Card } from '../ports/card.ts';
import { layCard } from './lay-card.ts';

const SHOWN = 5;

/** Reports of one person, the newest five, with what that person may do about them. */
export function ownReportsCard(reports: readonly Report[]): Card {
  const shown = reports.slice(0, SHOWN);
  const numbered = shown.map((report, index) => ({ report, number: index + 1 }));
  const button = (label: string, act: 'answer-report' | 'withdraw-report', { id }: Report): Button => ({
    kind: 'button',
    style: act === 'answer-report' ? 'primary' : 'secondary',
    label,
    customId: customId({ act, about: id }),
  });
  return layCard({
    sections: [{ blocks: ownReportsBlocks(shown), rank: 0, most: 3_000 }],
    buttons: [
      ...numbered
        .filter(({ report }) => report.state === 'asked')
        .map(({ report, number }) => button(`Answer ${number}`, 'answer-report', report)),
      ...numbered
        .filter(({ report }) => report.state === 'asked' || report.state === 'queued')
        .map(({ report, number }) => button(`Withdraw ${number}`, 'withdraw-report', report)),
    ],
  });
}

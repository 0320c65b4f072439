import type { Report } from '@whyblocked/contract';
import { reportBlocks } from '@whyblocked/render';
import { type Act, customId } from '../ids/custom-id.ts';
import type { Button, ButtonStyle, Card } from '../ports/card.ts';
import { layCard } from './lay-card.ts';

/** A report as maintainers see it, with what they may do about it. */
export function reportCard(report: Report): Card {
  const isOpen = report.state === 'queued' || report.state === 'asked';
  const blocks = reportBlocks(report);
  const button = (label: string, act: Act, style: ButtonStyle = 'secondary'): Button => ({
    kind: 'button',
    style,
    label,
    customId: customId({ act, about: report.id }),
  });
  return layCard({
    sections: [{ blocks, rank: 0, most: 3_400 }],
    whole: blocks,
    buttons: isOpen
      ? [
          button('Accept', 'accept', 'success'),
          button('Accept in other words', 'accept-as'),
          button('Ask', 'ask-reporter'),
          button('Merge', 'merge'),
          button('Reject', 'reject', 'danger'),
        ]
      : [],
  });
}

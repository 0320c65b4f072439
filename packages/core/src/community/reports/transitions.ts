import type { ReportAction, ReportState } from '@whyblocked/contract';

interface Transition {
  readonly from: readonly ReportState[];
  readonly to: ReportState;
  readonly by: readonly ('maintainer' | 'its reporter')[];
}

/** What may be done to a report, in which states, by whom, and what becomes of it. All else is refused. */
export const transitions: Readonly<Record<ReportAction['action'], Transition>> = {
  accept: { from: ['queued', 'asked'], to: 'accepted', by: ['maintainer'] },
  merge: { from: ['queued', 'asked'], to: 'merged', by: ['maintainer'] },
  ask: { from: ['queued', 'asked'], to: 'asked', by: ['maintainer'] },
  answer: { from: ['asked'], to: 'queued', by: ['its reporter'] },
  reject: { from: ['queued', 'asked'], to: 'rejected', by: ['maintainer'] },
  withdraw: {
    from: ['queued', 'asked', 'accepted', 'merged', 'rejected'],
    to: 'withdrawn',
    by: ['its reporter', 'maintainer'],
  },
};

/** States in which a report counts: what it says stands, or may come to stand. */
export const LIVE_STATES = ['queued', 'asked', 'accepted', 'merged'] as const satisfies readonly ReportState[];

/** States in which others may be merged into a report. */
export const MERGEABLE_STATES: readonly ReportState[] = ['queued', 'asked', 'accepted'];

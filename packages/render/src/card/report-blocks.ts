import type { Report } from '@whyblocked/contract';
import { environmentWords, stateWords } from '../addons/report-words.ts';
import type { Block } from '../answer/block.ts';
import { verdictSentence } from '../answer/verdict-sentence.ts';

const LINES = 3;

/** A report as maintainers decide about it: what it says, where, with what, and what became of it so far. */
export function reportBlocks(report: Report): readonly Block[] {
  const { id, state, confirmations, ran, note, diagnosis, decisions, at } = report;
  const people = confirmations === 1 ? 'one person' : `${confirmations} people`;
  return [
    { kind: 'headline', text: subjectSentence(report.subject) },
    { kind: 'note', text: `${id}, ${stateWords[state]}, by ${people}, ${at.slice(0, 10)}` },
    ...(ran === undefined ? [] : [{ kind: 'paragraph', text: `Ran: ${ran}` } as const]),
    ...(note === undefined ? [] : [{ kind: 'paragraph', text: note } as const]),
    ...(diagnosis === undefined
      ? []
      : ([
          { kind: 'heading', text: 'What its log says' },
          { kind: 'paragraph', text: verdictSentence(diagnosis) },
          { kind: 'evidence', lines: diagnosis.findings.flatMap(({ evidence }) => evidence).slice(0, LINES) },
        ] as const)),
    {
      kind: 'list',
      items: decisions.map(({ at: when, from, to, action }) => {
        const reason = action.reason === undefined ? '' : `: ${action.reason}`;
        return `${when.slice(0, 10)}, ${action.action}, ${from} to ${to}${reason}`;
      }),
    },
  ];
}

/** Reports of one person, in short: what was said, what became of it, and the last word of a maintainer. */
export function ownReportsBlocks(reports: readonly Report[]): readonly Block[] {
  if (reports.length === 0) return [{ kind: 'headline', text: 'You have reported nothing yet' }];
  return [
    { kind: 'headline', text: 'Your reports' },
    ...reports.flatMap(({ subject, id, state, decisions }, index): readonly Block[] => {
      const reason = decisions.findLast(({ action }) => action.reason !== undefined)?.action.reason;
      return [
        { kind: 'heading', text: `${index + 1}. ${subjectSentence(subject)}` },
        { kind: 'note', text: `${id}, ${stateWords[state]}` },
        ...(reason === undefined ? [] : [{ kind: 'paragraph', text: reason } as const]),
      ];
    }),
  ];
}

function subjectSentence(subject: Report['subject']): string {
  if (subject.kind === 'answer') {
    const which = subject.findingId === undefined ? 'An answer' : `The answer to ${subject.findingId}`;
    return `${which} is said to be wrong.${subject.expected === undefined ? '' : ` Expected: ${subject.expected}`}`;
  }
  return `${subject.addon} ${subject.outcome} on ${environmentWords(subject.environment)}`;
}

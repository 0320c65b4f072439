import { CompatibilityStatus } from '@whyblocked/contract';
import { type CustomId, customId } from '../ids/custom-id.ts';
import type { Form, TextField } from '../ports/form.ts';

export type FormedDecision = 'accept-as' | 'ask-reporter' | 'merge' | 'reject';

const TITLES: Record<FormedDecision, string> = {
  'accept-as': 'Accept in other words',
  'ask-reporter': 'Ask who reported it',
  merge: 'Merge into another report',
  reject: 'Reject',
};

/** What a maintainer is asked before a decision that needs words. */
export function decisionForm(act: FormedDecision, about: NonNullable<CustomId['about']>): Form {
  const reason = (label: string, isRequired: boolean): TextField => ({
    kind: 'text',
    id: 'reason',
    label,
    isRequired,
    isParagraph: true,
    maxLength: 2_000,
  });
  const fields: Record<FormedDecision, Form['fields']> = {
    'accept-as': [
      {
        kind: 'choice',
        id: 'status',
        label: 'What it is then',
        isRequired: false,
        options: CompatibilityStatus.exclude(['unknown']).options.map((status) => ({ label: status, value: status })),
      },
      { ...reason('What is to be said', true), id: 'says' },
      {
        ...reason('What was run, if the report does not say it', false),
        id: 'ran',
        isParagraph: false,
        maxLength: 500,
      },
    ],
    'ask-reporter': [reason('The question', true)],
    merge: [
      {
        kind: 'text',
        id: 'into',
        label: 'The other report',
        placeholder: 'rep-…',
        isRequired: true,
        isParagraph: false,
        maxLength: 30,
      },
    ],
    reject: [reason('Why', true)],
  };
  return { customId: customId({ act, about }), title: TITLES[act], fields: fields[act] };
}

import { customId } from '../ids/custom-id.ts';
import type { Form } from '../ports/form.ts';

/** What /report opens; `place` is what its options told already. */
export function reportForm(place: string): Form {
  return {
    customId: customId({ act: 'report' }),
    title: 'Does an addon work?',
    fields: [
      {
        kind: 'text',
        id: 'place',
        label: 'Which addon, and where',
        placeholder: 'metallb on 1.32 strict amd64',
        isRequired: true,
        isParagraph: false,
        maxLength: 300,
        ...(place === '' ? {} : { value: place }),
      },
      {
        kind: 'choice',
        id: 'outcome',
        label: 'How it went',
        isRequired: true,
        options: [
          { label: 'It worked', value: 'worked' },
          { label: 'It failed', value: 'failed' },
        ],
      },
      {
        kind: 'text',
        id: 'ran',
        label: 'What you ran',
        placeholder: 'microk8s enable metallb:10.64.140.43-10.64.140.49',
        isRequired: false,
        isParagraph: false,
        maxLength: 500,
      },
      {
        kind: 'text',
        id: 'note',
        label: 'What is to be known',
        isRequired: false,
        isParagraph: true,
        maxLength: 2_000,
      },
      {
        kind: 'files',
        id: 'files',
        label: 'Logs',
        description: 'What they say is kept with names replaced; the files are not.',
        isRequired: false,
        maxFiles: 5,
      },
    ],
  };
}

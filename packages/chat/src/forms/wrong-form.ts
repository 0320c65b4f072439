import { customId } from '../ids/custom-id.ts';
import type { Form } from '../ports/form.ts';

/** What "This is wrong" opens. */
export function wrongForm(): Form {
  return {
    customId: customId({ act: 'wrong' }),
    title: 'This answer is wrong',
    fields: [
      {
        kind: 'text',
        id: 'expected',
        label: 'What should it have said?',
        description: 'The lines that the answer rests on go along, with names replaced.',
        isRequired: true,
        isParagraph: false,
        maxLength: 500,
      },
      {
        kind: 'text',
        id: 'note',
        label: 'How do you know?',
        description: 'A link, what helped in the end; the line that was not understood.',
        isRequired: false,
        isParagraph: true,
        maxLength: 2_000,
      },
    ],
  };
}

import { customId } from '../ids/custom-id.ts';
import type { Form } from '../ports/form.ts';
import type { Visibility } from '../ports/reply-port.ts';

/** What /why opens when it was given nothing. */
export function askForm(visibility: Visibility): Form {
  return {
    customId: customId({ act: 'ask', about: visibility }),
    title: 'Why is this blocked?',
    fields: [
      {
        kind: 'text',
        id: 'text',
        label: 'The log',
        description: 'Lines of the journal, kubectl describe, an error: whatever you have.',
        isRequired: false,
        isParagraph: true,
        maxLength: 4_000,
      },
      {
        kind: 'files',
        id: 'files',
        label: 'Or files',
        description: 'Logs and archives; an inspection tarball as it is.',
        isRequired: false,
        maxFiles: 10,
      },
    ],
  };
}

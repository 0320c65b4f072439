import { customId } from '../ids/custom-id.ts';
import type { Form } from '../ports/form.ts';

/** What a reporter answers to a question of a maintainer. */
export function answerForm(reportId: string): Form {
  return {
    customId: customId({ act: 'answer-report', about: reportId }),
    title: 'Your answer',
    fields: [
      { kind: 'text', id: 'reason', label: 'Your answer', isRequired: true, isParagraph: true, maxLength: 2_000 },
    ],
  };
}

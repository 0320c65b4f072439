import { renderMarkdown, renderSarif } from '@whyblocked/render';
import { exampleDenial } from '../example-denial.ts';
import { schemaRef } from './component-schemas.ts';
import { exampleDiagnosis } from './example-answers.ts';
import type { Operation } from './operation.ts';
import { pasteBody, pasteProblems } from './paste-body.ts';
import { problemResponses } from './responses.ts';

const field = (name: string) => ({ $ref: `#/components/schemas/DiagnoseRequest/properties/${name}` });

/** POST /v1/diagnoses as the OpenAPI document describes it. */
export const postDiagnosesOperation: Operation = {
  operationId: 'diagnose',
  summary: 'What refused it, and what would permit it',
  description:
    'Send log lines in any form and encoding, as they are (text/plain), or with assumptions beside them (application/json); or files and archives: one as the body, or several in a form. What a file is, its first bytes tell. Names of people and machines in what the answer quotes are replaced by tokens such as HOST_1. The Accept header chooses between JSON, Markdown and SARIF 2.1.0.',
  parameters: [
    {
      name: 'snapd',
      in: 'query',
      required: false,
      description: 'Release of snapd to assume; not for JSON, and before what a form says.',
      schema: field('snapd'),
      example: '2.77',
    },
    {
      name: 'system',
      in: 'query',
      required: false,
      description: 'System to assume; not for JSON, and before what a form says.',
      schema: field('system'),
      example: 'classic',
    },
    {
      name: 'redact',
      in: 'query',
      required: false,
      description: 'Where names of people and machines are replaced: evidence where not said; not for JSON.',
      schema: field('redact'),
      example: 'all',
    },
  ],
  requestBody: pasteBody({
    schema: 'DiagnoseRequest',
    example: { text: exampleDenial, system: 'classic' },
    options: { snapd: field('snapd'), system: field('system'), redact: field('redact') },
    formExample: {},
  }),
  responses: {
    200: {
      description: 'The diagnosis.',
      content: {
        'application/json': { schema: schemaRef('Diagnosis'), example: exampleDiagnosis },
        'text/markdown': { schema: { type: 'string' }, example: renderMarkdown(exampleDiagnosis) },
        'application/sarif+json': {
          schema: { type: 'object', description: 'A log of SARIF 2.1.0 with one run.' },
          example: JSON.parse(renderSarif(exampleDiagnosis, { file: 'paste' })),
        },
      },
    },
    ...problemResponses(pasteProblems),
  },
};

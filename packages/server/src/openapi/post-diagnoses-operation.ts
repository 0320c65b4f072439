import { exampleDenial } from '../example-denial.ts';
import { schemaRef } from './component-schemas.ts';
import { exampleDiagnosis } from './example-answers.ts';
import type { Operation } from './operation.ts';
import { jsonResponse, problemResponses } from './responses.ts';

/** POST /v1/diagnoses as the OpenAPI document describes it. */
export const postDiagnosesOperation: Operation = {
  operationId: 'diagnose',
  summary: 'What refused it, and what would permit it',
  description:
    'Send log lines in any form and encoding, as they are (text/plain), or with assumptions beside them (application/json).',
  parameters: [
    {
      name: 'snapd',
      in: 'query',
      required: false,
      description: 'Release of snapd to assume; for text bodies.',
      schema: { $ref: '#/components/schemas/DiagnoseRequest/properties/snapd' },
      example: '2.77',
    },
    {
      name: 'system',
      in: 'query',
      required: false,
      description: 'System to assume; for text bodies.',
      schema: { $ref: '#/components/schemas/DiagnoseRequest/properties/system' },
      example: 'classic',
    },
  ],
  requestBody: {
    required: true,
    content: {
      'text/plain': { schema: { type: 'string' }, example: exampleDenial },
      'application/json': {
        schema: schemaRef('DiagnoseRequest'),
        example: { text: exampleDenial, system: 'classic' },
      },
      'application/octet-stream': { schema: {} },
    },
  },
  responses: {
    200: jsonResponse('The diagnosis.', 'Diagnosis', exampleDiagnosis),
    ...problemResponses([
      'empty-body',
      'body-incomplete',
      'invalid-json',
      'invalid-encoding',
      'body-too-large',
      'unsupported-media-type',
      'unsupported-content-encoding',
      'invalid-request',
      'unknown-release',
      'busy',
      'deadline',
    ]),
  },
};

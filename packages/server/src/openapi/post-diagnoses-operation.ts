import { limits } from '@whyblocked/contract';
import { exampleDenial } from '../example-denial.ts';
import { archiveTypes } from '../request/upload-types.ts';
import { schemaRef } from './component-schemas.ts';
import { exampleDiagnosis } from './example-answers.ts';
import type { JsonSchema, Operation } from './operation.ts';
import { jsonResponse, problemResponses } from './responses.ts';

/** In an upload a file is bytes without a type of its own, which OpenAPI 3.1 writes as a schema that says nothing of them. */
const formSchema: JsonSchema = {
  type: 'object',
  description: 'Either text or a file, or both. Fields stand before files.',
  properties: {
    text: { type: 'string', description: 'Log lines, any form.' },
    snapd: { $ref: '#/components/schemas/DiagnoseRequest/properties/snapd' },
    system: { $ref: '#/components/schemas/DiagnoseRequest/properties/system' },
    redact: { $ref: '#/components/schemas/DiagnoseRequest/properties/redact' },
    file: {
      type: 'array',
      maxItems: limits.uploadFiles,
      items: { type: 'string', contentMediaType: 'application/octet-stream' },
      description: 'Logs and archives, a field of this name for each.',
    },
  },
  additionalProperties: false,
};

/** POST /v1/diagnoses as the OpenAPI document describes it. */
export const postDiagnosesOperation: Operation = {
  operationId: 'diagnose',
  summary: 'What refused it, and what would permit it',
  description:
    'Send log lines in any form and encoding, as they are (text/plain), or with assumptions beside them (application/json); or files and archives: one as the body, or several in a form. What a file is, its first bytes tell. Names of people and machines in what the answer quotes are replaced by tokens such as HOST_1.',
  parameters: [
    {
      name: 'snapd',
      in: 'query',
      required: false,
      description: 'Release of snapd to assume; not for JSON, and before what a form says.',
      schema: { $ref: '#/components/schemas/DiagnoseRequest/properties/snapd' },
      example: '2.77',
    },
    {
      name: 'system',
      in: 'query',
      required: false,
      description: 'System to assume; not for JSON, and before what a form says.',
      schema: { $ref: '#/components/schemas/DiagnoseRequest/properties/system' },
      example: 'classic',
    },
    {
      name: 'redact',
      in: 'query',
      required: false,
      description: 'Where names of people and machines are replaced: evidence where not said; not for JSON.',
      schema: { $ref: '#/components/schemas/DiagnoseRequest/properties/redact' },
      example: 'all',
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
      'multipart/form-data': {
        schema: formSchema,
        examples: {
          files: { summary: 'Two files', value: { file: ['audit.log', 'inspection-report.tar.gz'] } },
          text: {
            summary: 'Text, an assumption and a file',
            value: { text: exampleDenial, snapd: '2.77', file: ['syslog'] },
          },
        },
      },
      ...Object.fromEntries(archiveTypes.map((type) => [type, { schema: {} }])),
    },
  },
  responses: {
    200: jsonResponse('The diagnosis.', 'Diagnosis', exampleDiagnosis),
    ...problemResponses([
      'empty-body',
      'body-incomplete',
      'invalid-json',
      'invalid-encoding',
      'malformed-form',
      'fields-after-files',
      'body-too-slow',
      'body-too-large',
      'too-many-files',
      'unsupported-media-type',
      'unsupported-content-encoding',
      'invalid-request',
      'unknown-release',
      'busy',
      'deadline',
    ]),
  },
};

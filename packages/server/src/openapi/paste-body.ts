import { limits } from '@whyblocked/contract';
import type { FailureCode } from '../errors/server-failure.ts';
import { exampleDenial } from '../example-denial.ts';
import type { OptionName } from '../request/upload-form.ts';
import { archiveTypes } from '../request/upload-types.ts';
import { type SchemaName, schemaRef } from './component-schemas.ts';
import type { JsonSchema, MediaType, Operation } from './operation.ts';

export interface PasteBody {
  /** The JSON body, and an example of it. */
  readonly schema: SchemaName;
  readonly example: Readonly<Record<string, unknown>>;
  /** What a form may tell beside text and files, with an example of some. */
  readonly options: Readonly<Partial<Record<OptionName, JsonSchema>>>;
  readonly formExample: Readonly<Partial<Record<OptionName, string>>>;
}

/** The bodies in which a paste is taken, as the OpenAPI document describes them. */
export function pasteBody({ schema, example, options, formExample }: PasteBody): NonNullable<Operation['requestBody']> {
  const content: Readonly<Record<string, MediaType>> = {
    'text/plain': { schema: { type: 'string' }, example: exampleDenial },
    'application/json': { schema: schemaRef(schema), example },
    'multipart/form-data': {
      schema: formSchema(options),
      examples: {
        files: {
          summary: 'Two files',
          value: { ...formExample, file: ['audit.log', 'inspection-report.tar.gz'] },
        },
        text: {
          summary: 'Text, an assumption and a file',
          value: { text: exampleDenial, ...formExample, snapd: '2.77', file: ['syslog'] },
        },
      },
    },
    ...Object.fromEntries(archiveTypes.map((type) => [type, { schema: {} }])),
  };
  return { required: true, content };
}

/** In an upload a file is bytes without a type of its own, which OpenAPI 3.1 writes as a schema that says nothing of them. */
function formSchema(options: PasteBody['options']): JsonSchema {
  return {
    type: 'object',
    description: 'Either text or a file, or both. Fields stand before files.',
    properties: {
      text: { type: 'string', description: 'Log lines, any form.' },
      ...options,
      file: {
        type: 'array',
        maxItems: limits.uploadFiles,
        items: { type: 'string', contentMediaType: 'application/octet-stream' },
        description: 'Logs and archives, a field of this name for each.',
      },
    },
    additionalProperties: false,
  };
}

/** What may be wrong with a paste that is sent, or with what is asked of it. */
export const pasteProblems = [
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
] as const satisfies readonly FailureCode[];

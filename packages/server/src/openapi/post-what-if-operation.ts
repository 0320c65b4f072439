import { exampleDenial } from '../example-denial.ts';
import { exampleWhatIf } from './example-answers.ts';
import type { Operation, Parameter } from './operation.ts';
import { pasteBody, pasteProblems } from './paste-body.ts';
import { jsonResponse, problemResponses } from './responses.ts';

const field = (name: string) => ({ $ref: `#/components/schemas/WhatIfRequest/properties/${name}` });
const names = (description: string) => ({ type: 'string', description }) as const;
const connect = names('The plugs to connect, separated by commas.');
const connected = names('Plugs that are connected already, separated by commas.');

const query = (name: string, schema: Parameter['schema'], description: string, example: unknown): Parameter => ({
  name,
  in: 'query',
  required: false,
  description: `${description} Not for JSON, and before what a form says.`,
  schema,
  example,
});

/** POST /v1/what-if as the OpenAPI document describes it. */
export const postWhatIfOperation: Operation = {
  operationId: 'whatIf',
  summary: 'What connecting interfaces would change',
  description:
    'Which denials of a paste would go if plugs were connected, which stay and why, and what else that opens. It takes the bodies that /v1/diagnoses takes. Where it is not JSON, what to try stands in the address or in fields of the form; an attribute of a plug in the address as attr.INTERFACE.NAME=VALUE.',
  parameters: [
    query('connect', connect, 'The plugs to connect, separated by commas.', 'mount-observe,home'),
    query('connected', connected, 'Plugs that are connected already, separated by commas.', 'network'),
    query('base', field('base'), 'The base of the snap.', 'core22'),
    query('snapd', field('snapd'), 'Release of snapd to assume.', '2.77'),
    query('system', field('system'), 'System to assume.', 'classic'),
  ],
  requestBody: pasteBody({
    schema: 'WhatIfRequest',
    example: { text: exampleDenial, connect: [{ interface: 'mount-observe' }] },
    options: {
      connect,
      connected,
      base: field('base'),
      snapd: field('snapd'),
      system: field('system'),
      redact: field('redact'),
    },
    formExample: { connect: 'mount-observe' },
  }),
  responses: {
    200: jsonResponse('What would change.', 'WhatIf', exampleWhatIf),
    ...problemResponses([...pasteProblems, 'unknown-interface']),
  },
};

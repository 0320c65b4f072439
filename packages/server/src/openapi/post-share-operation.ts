import { limits } from '@whyblocked/contract';
import { exampleDenial } from '../example-denial.ts';
import { exampleShareAnswer } from './example-community.ts';
import { identityProblems, onBehalfOf, optionalToken } from './identity-operation.ts';
import type { Operation } from './operation.ts';
import { pasteBody, pasteProblems } from './paste-body.ts';
import { jsonResponse, problemResponses } from './responses.ts';

const field = (name: string) => ({ $ref: `#/components/schemas/DiagnoseRequest/properties/${name}` });

/** POST /v1/diagnoses/share as the OpenAPI document describes it. */
export const postShareOperation: Operation = {
  operationId: 'shareDiagnosis',
  summary: 'A diagnosis that others may read by its link',
  description: `Takes what /v1/diagnoses takes, diagnoses it, replaces all names of people and machines, and keeps the diagnosis for ${limits.shareDays} days at a page that no list has. The secret, told this once, deletes it. Who has a token may instead send a diagnosis it was given: {"diagnosis": …}.`,
  security: optionalToken,
  parameters: [onBehalfOf],
  requestBody: pasteBody({
    schema: 'ShareRequest',
    example: { text: exampleDenial, system: 'classic' },
    options: { snapd: field('snapd'), system: field('system') },
    formExample: {},
  }),
  responses: {
    201: jsonResponse('It is shared.', 'ShareAnswer', exampleShareAnswer),
    ...problemResponses([...identityProblems, ...pasteProblems, 'cross-site', 'token-missing', 'too-many']),
  },
};

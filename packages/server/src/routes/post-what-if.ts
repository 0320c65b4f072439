import { WhatIfRequest } from '@whyblocked/contract';
import { type Endpoint, note } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { exampleDenial } from '../example-denial.ts';
import { schemaRef } from '../openapi/component-schemas.ts';
import { exampleWhatIf } from '../openapi/example-answers.ts';
import { jsonResponse, problemResponses } from '../openapi/responses.ts';
import { fieldErrors } from '../request/field-errors.ts';
import { mediaType } from '../request/media-type.ts';
import { parseJson } from '../request/parse-json.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import { withBody } from '../request/with-body.ts';
import type { ServerDeps } from '../server-deps.ts';

/** POST /v1/what-if: which denials of a text would go if plugs were connected. */
export function postWhatIf({ verbs }: ServerDeps, bounds: RequestBounds): Endpoint {
  return {
    method: 'POST',
    path: '/v1/what-if',
    operation: {
      operationId: 'whatIf',
      summary: 'What connecting interfaces would change',
      description:
        'Which denials of a text would go if plugs were connected, which stay and why, and what else that opens.',
      parameters: [],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: schemaRef('WhatIfRequest'),
            example: { text: exampleDenial, connect: [{ interface: 'mount-observe' }] },
          },
        },
      },
      responses: {
        200: jsonResponse('What would change.', 'WhatIf', exampleWhatIf),
        ...problemResponses([
          'empty-body',
          'body-incomplete',
          'invalid-json',
          'invalid-encoding',
          'unknown-interface',
          'body-too-slow',
          'body-too-large',
          'unsupported-media-type',
          'unsupported-content-encoding',
          'invalid-request',
          'unknown-release',
          'busy',
          'deadline',
        ]),
      },
    },
    handle: async (c) => {
      const type = mediaType(c.req.raw);
      if (type !== 'application/json') {
        return answerProblem(c, { code: 'unsupported-media-type', given: type, accepted: ['application/json'] });
      }
      return withBody(c.req.raw, { ...bounds, limitBytes: bounds.bodyBytes }, async (body) => {
        if (!body.ok) return answerProblem(c, body.error);
        if (body.value.byteLength === 0) return answerProblem(c, { code: 'empty-body' });
        const json = parseJson(body.value);
        if (!json.ok) return answerProblem(c, json.error);
        const request = WhatIfRequest.safeParse(json.value);
        if (!request.success) {
          return answerProblem(c, { code: 'invalid-request', errors: fieldErrors(request.error) });
        }
        const { text, ...options } = request.data;
        note(c, { inputBytes: body.value.byteLength });
        const answer = await verbs.whatIf(new TextEncoder().encode(text), options);
        if (!answer.ok) return answerProblem(c, answer.error);
        c.header('Cache-Control', 'no-store');
        return c.json(answer.value);
      });
    },
  };
}

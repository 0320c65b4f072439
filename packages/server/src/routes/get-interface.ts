import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { findInterface } from '../find-interface.ts';
import { exampleInterfaceDetail } from '../openapi/example-answers.ts';
import { jsonResponse, problemResponses } from '../openapi/responses.ts';
import type { ServerDeps } from '../server-deps.ts';

/** GET /v1/interfaces/{name}: one interface, its rules and where each stands in snapd's source. */
export function getInterface({ verbs }: ServerDeps): Endpoint {
  return {
    method: 'GET',
    path: '/v1/interfaces/:name',
    operation: {
      operationId: 'getInterface',
      summary: 'The rules of one interface',
      parameters: [
        {
          name: 'name',
          in: 'path',
          required: true,
          description: 'Name of the interface.',
          schema: { type: 'string', pattern: '^[a-z](-?[a-z0-9])*$' },
          example: 'mount-observe',
        },
      ],
      responses: {
        200: jsonResponse('The interface.', 'InterfaceDetail', exampleInterfaceDetail),
        ...problemResponses(['unknown-interface']),
      },
    },
    handle: async (c) => {
      const detail = await findInterface(verbs, c.req.param('name'));
      return detail ? c.json(detail) : answerProblem(c, { code: 'unknown-interface' });
    },
  };
}

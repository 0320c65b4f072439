import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { exampleShared } from '../openapi/example-community.ts';
import { jsonResponse, problemResponses } from '../openapi/responses.ts';
import { shareId } from '../openapi/share-id.ts';
import type { ServerDeps } from '../server-deps.ts';
import { hideFromLists } from '../shares/hide-from-lists.ts';

/** GET /v1/shared/{id}: a diagnosis that somebody shared. */
export function getShared({ community }: Pick<ServerDeps, 'community'>): Endpoint {
  return {
    method: 'GET',
    path: '/v1/shared/:id',
    operation: {
      operationId: 'getShared',
      summary: 'A diagnosis that somebody shared',
      parameters: [shareId],
      responses: {
        200: jsonResponse('The diagnosis, redacted.', 'SharedDiagnosis', exampleShared),
        ...problemResponses(['unknown-share', 'community-unavailable']),
      },
    },
    handle: async (c) => {
      hideFromLists(c);
      const shared = await community.getShared(c.req.param('id') ?? '');
      return shared.ok ? c.json(shared.value) : answerProblem(c, shared.error);
    },
  };
}

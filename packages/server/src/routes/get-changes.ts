import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { exampleChangePage } from '../openapi/example-community.ts';
import { jsonResponse, problemResponses } from '../openapi/responses.ts';
import { readQuery } from '../request/read-query.ts';
import type { ServerDeps } from '../server-deps.ts';

const ChangesQuery = z.object({
  since: z
    .string()
    .regex(/^\d{1,15}$/, 'has to be the number of a change')
    .transform(Number)
    .default(0),
});

/** GET /v1/changes: what the community changed after a change. */
export function getChanges({ community }: Pick<ServerDeps, 'community'>): Endpoint {
  return {
    method: 'GET',
    path: '/v1/changes',
    operation: {
      operationId: 'listChanges',
      summary: 'What changed in what the community says',
      description:
        'In the order in which it happened; numbers only grow. There may be more than one answer tells: ask again with "last" until nothing comes.',
      parameters: [
        {
          name: 'since',
          in: 'query',
          required: false,
          description: 'Number of the last change that is known already; 0 for all.',
          schema: { type: 'integer', minimum: 0, default: 0 },
          example: 41,
        },
      ],
      responses: {
        200: jsonResponse('The changes after that one.', 'ChangePage', exampleChangePage),
        ...problemResponses(['invalid-request', 'community-unavailable']),
      },
    },
    handle: async (c) => {
      const asked = readQuery(c, ChangesQuery);
      if (!asked.ok) return answerProblem(c, asked.error);
      const changes = await community.listChanges(asked.value.since);
      return changes.ok ? c.json(changes.value) : answerProblem(c, changes.error);
    },
  };
}

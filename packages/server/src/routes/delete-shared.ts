import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { isCrossSite } from '../identity/is-cross-site.ts';
import { exampleShareAnswer } from '../openapi/example-community.ts';
import { problemResponses } from '../openapi/responses.ts';
import { shareId } from '../openapi/share-id.ts';
import type { ServerDeps } from '../server-deps.ts';

const HEADER = 'Share-Secret';

/** DELETE /v1/shared/{id}: takes back what was shared. The secret comes in a header, since addresses end up in logs. */
export function deleteShared({ community, publicUrl }: Pick<ServerDeps, 'community' | 'publicUrl'>): Endpoint {
  return {
    method: 'DELETE',
    path: '/v1/shared/:id',
    operation: {
      operationId: 'deleteShared',
      summary: 'Take back what was shared',
      parameters: [
        shareId,
        {
          name: HEADER,
          in: 'header',
          required: true,
          description: 'The secret that was told when it was shared.',
          schema: { type: 'string' },
          example: exampleShareAnswer.secret,
        },
      ],
      responses: {
        204: { description: 'It is gone.' },
        ...problemResponses([
          'invalid-request',
          'cross-site',
          'wrong-secret',
          'unknown-share',
          'community-unavailable',
        ]),
      },
    },
    handle: async (c) => {
      if (isCrossSite(c, publicUrl)) return answerProblem(c, { code: 'cross-site' });
      const secret = c.req.header(HEADER);
      if (!secret) {
        const errors = [{ field: HEADER, detail: 'Send the secret in this header.' }];
        return answerProblem(c, { code: 'invalid-request', errors });
      }
      const deleted = await community.deleteShared(c.req.param('id') ?? '', secret);
      if (!deleted.ok) return answerProblem(c, deleted.error);
      c.header('Cache-Control', 'no-store');
      return c.body(null, 204);
    },
  };
}

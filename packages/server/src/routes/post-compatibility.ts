import { limits } from '@whyblocked/contract';
import { z } from 'zod';
import { answerBatch } from '../answer-batch.ts';
import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { schemaRef } from '../openapi/component-schemas.ts';
import { exampleBatch, exampleBatchAnswer } from '../openapi/example-community.ts';
import { jsonProblems } from '../openapi/identity-operation.ts';
import { jsonResponse, problemResponses } from '../openapi/responses.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import { withJson } from '../request/with-json.ts';
import type { ServerDeps } from '../server-deps.ts';

/** A question that is wrong is told for itself, so here it may be anything. */
const Questions = z.object({ questions: z.array(z.unknown()).min(1).max(limits.batchQuestions) });
/** What a question can have, and as much again for what is wrong. */
const VALUES_PER_QUESTION = 20;

/** POST /v1/compatibility: many questions at once. */
export function postCompatibility(
  { addons, knowledge: { version } }: Pick<ServerDeps, 'addons' | 'knowledge'>,
  bounds: RequestBounds,
): Endpoint {
  return {
    method: 'POST',
    path: '/v1/compatibility',
    operation: {
      operationId: 'compatibilityBatch',
      summary: 'Which addons work where, many questions at once',
      description: `At most ${limits.batchQuestions} questions, and ${limits.batchCells} cells for all of them. Each is answered for itself, in order, with its cells or with the problem it has.`,
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaRef('CompatibilityBatch'), example: exampleBatch } },
      },
      responses: {
        200: jsonResponse('One result for each question.', 'CompatibilityBatchAnswer', exampleBatchAnswer),
        ...problemResponses(jsonProblems),
      },
    },
    handle: (c) =>
      withJson(
        c,
        bounds,
        { schema: Questions, limitBytes: bounds.bodyBytes, maxValues: limits.batchQuestions * VALUES_PER_QUESTION },
        async (read) => {
          if (!read.ok) return answerProblem(c, read.error);
          c.header('Cache-Control', 'no-store');
          return c.json(await answerBatch(addons, read.value.questions, { version, maxCells: limits.batchCells }));
        },
      ),
  };
}

import { limits, ReportAction } from '@whyblocked/contract';
import { type Endpoint, note } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { communityFailure } from '../errors/community-failure.ts';
import { withIdentity } from '../identity/with-identity.ts';
import { schemaRef } from '../openapi/component-schemas.ts';
import { exampleAcceptedReport } from '../openapi/example-community.ts';
import { identityProblems, jsonProblems, neededToken, onBehalfOf } from '../openapi/identity-operation.ts';
import { reportId } from '../openapi/report-id.ts';
import { jsonResponse, problemResponses } from '../openapi/responses.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import { withJson } from '../request/with-json.ts';
import type { ServerDeps } from '../server-deps.ts';

/** POST /v1/reports/{id}/decisions: what a maintainer makes of a report, or its reporter. */
export function postDecisions(deps: ServerDeps, bounds: RequestBounds): Endpoint {
  return {
    method: 'POST',
    path: '/v1/reports/:id/decisions',
    operation: {
      operationId: 'decideReport',
      summary: 'Decide on a report, answer a question about it, or withdraw it',
      description:
        'A maintainer accepts, merges, asks and rejects; who reported answers and withdraws. What is accepted is in the answers at once. Every decision stays in the audit trail.',
      security: neededToken,
      parameters: [reportId, onBehalfOf],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: schemaRef('ReportAction'),
            examples: {
              accept: { summary: 'It becomes a statement', value: { action: 'accept', maturity: 'reviewed' } },
              ask: { summary: 'Something is not clear', value: { action: 'ask', reason: 'Was it a fresh install?' } },
              reject: { summary: 'It counts for nothing', value: { action: 'reject', reason: 'It is another snap.' } },
            },
          },
        },
      },
      responses: {
        200: jsonResponse('The report as it is now.', 'Report', exampleAcceptedReport),
        ...problemResponses([
          ...identityProblems,
          ...jsonProblems,
          'token-missing',
          'cross-site',
          'not-allowed',
          'unknown-report',
          'wrong-state',
          'cannot-merge',
          'says-missing',
          'ran-missing',
        ]),
      },
    },
    handle: (c) =>
      withIdentity(c, deps, async (by) => {
        if (by.role === 'anonymous') return answerProblem(c, { code: 'token-missing' });
        return withJson(c, bounds, { schema: ReportAction, limitBytes: limits.fieldsBytes }, async (read) => {
          if (!read.ok) return answerProblem(c, read.error);
          const decided = await deps.community.decideReport(c.req.param('id') ?? '', read.value, by);
          if (!decided.ok) return answerProblem(c, communityFailure(decided.error));
          note(c, { decision: read.value.action });
          return c.json(decided.value);
        });
      }),
  };
}

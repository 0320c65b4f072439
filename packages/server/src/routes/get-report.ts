import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { withIdentity } from '../identity/with-identity.ts';
import { exampleAcceptedReport } from '../openapi/example-community.ts';
import { identityProblems, onBehalfOf, optionalToken } from '../openapi/identity-operation.ts';
import { reportId } from '../openapi/report-id.ts';
import { jsonResponse, problemResponses } from '../openapi/responses.ts';
import type { ServerDeps } from '../server-deps.ts';

/** GET /v1/reports/{id}: one report, with its diagnosis and all that was decided of it. */
export function getReport(deps: ServerDeps): Endpoint {
  return {
    method: 'GET',
    path: '/v1/reports/:id',
    operation: {
      operationId: 'getReport',
      summary: 'One report',
      security: optionalToken,
      parameters: [reportId, onBehalfOf],
      responses: {
        200: jsonResponse('The report, with its audit trail.', 'Report', exampleAcceptedReport),
        ...problemResponses([...identityProblems, 'unknown-report']),
      },
    },
    handle: (c) =>
      withIdentity(c, deps, async (by) => {
        const found = await deps.community.getReport(c.req.param('id') ?? '', by);
        return found.ok ? c.json(found.value) : answerProblem(c, found.error);
      }),
  };
}

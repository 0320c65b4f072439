import { ReportInput } from '@whyblocked/contract';
import { type Endpoint, note } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { communityFailure } from '../errors/community-failure.ts';
import { withIdentity } from '../identity/with-identity.ts';
import { schemaRef } from '../openapi/component-schemas.ts';
import { exampleReport, exampleReportInput } from '../openapi/example-community.ts';
import { identityProblems, jsonProblems, onBehalfOf, optionalToken } from '../openapi/identity-operation.ts';
import { jsonResponse, problemResponses } from '../openapi/responses.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import { withJson } from '../request/with-json.ts';
import type { ServerDeps } from '../server-deps.ts';

/** POST /v1/reports: an addon works or does not, or an answer is wrong. */
export function postReports(deps: ServerDeps, bounds: RequestBounds): Endpoint {
  return {
    method: 'POST',
    path: '/v1/reports',
    operation: {
      operationId: 'report',
      summary: 'Say that an addon works or does not, or that an answer is wrong',
      description:
        'The log is diagnosed and redacted at once, and only that is kept. A report waits until a maintainer decides. Without a token it is anonymous: nobody can answer or withdraw it later.',
      security: optionalToken,
      parameters: [onBehalfOf],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaRef('ReportInput'), example: exampleReportInput } },
      },
      responses: {
        201: jsonResponse('It was received.', 'Submitted', { report: exampleReport }),
        200: jsonResponse('The same person had said exactly this already; nothing new was stored.', 'Submitted', {
          report: exampleReport,
          duplicateOf: exampleReport.id,
        }),
        ...problemResponses([
          ...identityProblems,
          ...jsonProblems,
          'cross-site',
          'unknown-addon',
          'unknown-release',
          'too-many',
          'deadline',
        ]),
      },
    },
    handle: (c) =>
      withIdentity(c, deps, (by) =>
        withJson(c, bounds, { schema: ReportInput, limitBytes: bounds.bodyBytes }, async (read) => {
          if (!read.ok) return answerProblem(c, read.error);
          const submitted = await deps.community.submitReport(read.value, by);
          if (!submitted.ok) return answerProblem(c, communityFailure(submitted.error));
          const { report, duplicateOf } = submitted.value;
          note(c, { kept: duplicateOf === undefined ? 'report' : 'duplicate-report' });
          c.header('Location', `/v1/reports/${report.id}`);
          return c.json(submitted.value, duplicateOf === undefined ? 201 : 200);
        }),
      ),
  };
}

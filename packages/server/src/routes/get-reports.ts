import { limits } from '@whyblocked/contract';
import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { withIdentity } from '../identity/with-identity.ts';
import { linkNext } from '../link-next.ts';
import { exampleReportPage } from '../openapi/example-community.ts';
import { identityProblems, onBehalfOf, optionalToken } from '../openapi/identity-operation.ts';
import type { Parameter } from '../openapi/operation.ts';
import { jsonResponse, problemResponses } from '../openapi/responses.ts';
import { readQuery } from '../request/read-query.ts';
import { ReportQueryText } from '../request/report-query.ts';
import type { ServerDeps } from '../server-deps.ts';

/** GET /v1/reports: those that who asks may see. */
export function getReports(deps: ServerDeps): Endpoint {
  return {
    method: 'GET',
    path: '/v1/reports',
    operation: {
      operationId: 'listReports',
      summary: 'Reports, the newest first',
      description:
        'Everybody sees those that were accepted, a reporter its own as well, a maintainer all. Diagnoses are left out; one report has its own.',
      security: optionalToken,
      parameters: [
        onBehalfOf,
        query('state', 'Only those in this state.', { $ref: '#/components/schemas/Report/properties/state' }, 'queued'),
        query('addon', 'Only those about this addon, by any of its names.', { type: 'string' }, 'metallb'),
        query('mine', 'Only those of who asks.', { type: 'boolean' }, true),
        query('limit', 'Reports in a page.', { type: 'integer', minimum: 1, maximum: limits.reportsPerPage }, 20),
        query('cursor', 'Where the page begins: "next" of the page before.', { type: 'string' }, '41'),
      ],
      responses: {
        200: jsonResponse('A page of them.', 'ReportPage', exampleReportPage),
        ...problemResponses([...identityProblems, 'token-missing', 'invalid-request', 'bad-cursor', 'unknown-addon']),
      },
    },
    handle: (c) =>
      withIdentity(c, deps, async (by) => {
        const asked = readQuery(c, ReportQueryText);
        if (!asked.ok) return answerProblem(c, asked.error);
        if (asked.value.mine === true && by.role === 'anonymous') return answerProblem(c, { code: 'token-missing' });
        const page = await deps.community.listReports(asked.value, by);
        if (!page.ok) return answerProblem(c, page.error);
        linkNext(c, page.value.next);
        return c.json(page.value);
      }),
  };
}

function query(name: string, description: string, schema: Parameter['schema'], example: unknown): Parameter {
  return { name, in: 'query', required: false, description, schema, example };
}

import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { isInterfaceName } from '../find-interface.ts';
import { connectionOperation } from '../openapi/connection-operation.ts';
import { readConnectionRequest } from '../request/connection-request.ts';
import type { ServerDeps } from '../server-deps.ts';

/** GET /v1/interfaces/{name}/connection: how a plug of it comes to be connected. */
export function getInterfaceConnection({ verbs }: ServerDeps): Endpoint {
  return {
    method: 'GET',
    path: '/v1/interfaces/:name/connection',
    operation: connectionOperation,
    handle: async (c) => {
      const name = c.req.param('name');
      if (!isInterfaceName(name)) return answerProblem(c, { code: 'unknown-interface' });
      const request = readConnectionRequest(c.req.query());
      if (!request.ok) return answerProblem(c, request.error);
      const answer = await verbs.answerConnection(name, request.value);
      return answer.ok ? c.json(answer.value) : answerProblem(c, answer.error);
    },
  };
}

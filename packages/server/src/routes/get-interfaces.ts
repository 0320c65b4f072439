import type { Endpoint } from '../endpoint.ts';
import { exampleInterfaceList } from '../openapi/example-answers.ts';
import { jsonResponse, problemResponses } from '../openapi/responses.ts';
import type { ServerDeps } from '../server-deps.ts';

/** GET /v1/interfaces: all interfaces of the newest release of snapd known. */
export function getInterfaces({ verbs }: ServerDeps): Endpoint {
  return {
    method: 'GET',
    path: '/v1/interfaces',
    operation: {
      operationId: 'listInterfaces',
      summary: 'The interfaces of snapd',
      responses: {
        200: jsonResponse('All interfaces, by name.', 'InterfaceList', exampleInterfaceList),
        ...problemResponses([]),
      },
    },
    handle: async (c) => c.json(await verbs.listInterfaces()),
  };
}

import type { Endpoint } from '../endpoint.ts';
import { exampleAddonList } from '../openapi/example-community.ts';
import { jsonResponse, problemResponses } from '../openapi/responses.ts';
import type { ServerDeps } from '../server-deps.ts';

/** GET /v1/addons: all addons that any track has. */
export function getAddons({ addons }: Pick<ServerDeps, 'addons'>): Endpoint {
  return {
    method: 'GET',
    path: '/v1/addons',
    operation: {
      operationId: 'listAddons',
      summary: 'The addons of MicroK8s',
      responses: {
        200: jsonResponse('All of them, and the tracks that are known.', 'AddonList', exampleAddonList),
        ...problemResponses([]),
      },
    },
    handle: async (c) => c.json(await addons.listAddons()),
  };
}

import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { findAddon } from '../find-addon.ts';
import { exampleAddon } from '../openapi/example-community.ts';
import { jsonResponse, problemResponses } from '../openapi/responses.ts';
import type { ServerDeps } from '../server-deps.ts';

/** GET /v1/addons/{name}: one addon, by any of its names. */
export function getAddon({ addons }: Pick<ServerDeps, 'addons'>): Endpoint {
  return {
    method: 'GET',
    path: '/v1/addons/:name{.+}',
    operation: {
      operationId: 'getAddon',
      summary: 'What is known of one addon',
      description: 'What upstream says of it in each track, and what people say.',
      parameters: [
        {
          name: 'name',
          in: 'path',
          required: true,
          description:
            'As people write it: a name or alias, with its repository before it (the slash as it is or as %2F), with arguments behind it ("dns:1.1.1.1").',
          schema: { type: 'string', maxLength: 500 },
          example: 'core/metallb',
        },
      ],
      responses: {
        200: jsonResponse('The addon.', 'Addon', exampleAddon),
        ...problemResponses(['unknown-addon']),
      },
    },
    handle: async (c) => {
      const found = await findAddon(addons, c.req.param('name'));
      return found.ok ? c.json(found.value) : answerProblem(c, found.error);
    },
  };
}

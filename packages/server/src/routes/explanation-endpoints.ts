import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { type ExplanationKindInfo, explanationKinds } from '../explanation-kinds.ts';
import { findExplanation } from '../find-explanation.ts';
import { exampleExplanation, exampleExplanationList } from '../openapi/example-answers.ts';
import { jsonResponse, problemResponses } from '../openapi/responses.ts';
import type { ServerDeps } from '../server-deps.ts';

/** GET /v1/causes, /v1/causes/{slug} and so on for each kind of what people wrote down. */
export function explanationEndpoints(deps: ServerDeps): readonly Endpoint[] {
  return explanationKinds.flatMap((info) => [listEndpoint(deps, info), oneEndpoint(deps, info)]);
}

function listEndpoint({ verbs }: ServerDeps, { kind, path, title, lead, many }: ExplanationKindInfo): Endpoint {
  return {
    method: 'GET',
    path: `/v1/${path}`,
    operation: {
      operationId: `list${many}`,
      summary: title,
      description: lead,
      responses: {
        200: jsonResponse('All of them, by slug.', 'ExplanationList', exampleExplanationList(kind)),
        ...problemResponses([]),
      },
    },
    handle: async (c) => c.json(await verbs.listExplanations(kind)),
  };
}

function oneEndpoint({ verbs }: ServerDeps, { kind, path, title, one }: ExplanationKindInfo): Endpoint {
  return {
    method: 'GET',
    path: `/v1/${path}/:slug`,
    operation: {
      operationId: `get${one}`,
      summary: `${title}: one of them`,
      description: 'Holes such as {{pod}} stand for what a paste tells.',
      parameters: [
        {
          name: 'slug',
          in: 'path',
          required: true,
          description: 'Its slug, which never changes.',
          schema: { type: 'string', pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' },
          example: exampleExplanation(kind).slug,
        },
      ],
      responses: {
        200: jsonResponse('What people wrote down.', 'Explanation', exampleExplanation(kind)),
        ...problemResponses(['unknown-explanation']),
      },
    },
    handle: async (c) => {
      const found = await findExplanation(verbs, kind, c.req.param('slug'));
      return found.ok ? c.json(found.value) : answerProblem(c, found.error);
    },
  };
}

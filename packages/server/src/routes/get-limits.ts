import { limits } from '@whyblocked/contract';
import type { Endpoint } from '../endpoint.ts';
import { Limits } from '../openapi/limits.ts';
import { jsonResponse } from '../openapi/responses.ts';

/** GET /v1/limits: what one request may hold and its answer will. */
export function getLimits(bodyBytes: number): Endpoint {
  const told = Limits.parse({ ...limits, bodyBytes });
  return {
    method: 'GET',
    path: '/v1/limits',
    operation: {
      operationId: 'limits',
      summary: 'The bounds of a request and its answer',
      responses: { 200: jsonResponse('The bounds.', 'Limits', told) },
    },
    handle: (c) => c.json(told),
  };
}

import type { Endpoint } from '../endpoint.ts';
import { openapiDocument } from '../openapi/openapi-document.ts';

/** GET /openapi.json: what the given endpoints offer, and this one. */
export function getOpenapi(endpoints: readonly Endpoint[], version: string): Endpoint {
  const endpoint: Endpoint = {
    method: 'GET',
    path: '/openapi.json',
    operation: {
      operationId: 'openapi',
      summary: 'This document',
      responses: {
        200: { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    },
    handle: (c) => {
      document ??= JSON.stringify(openapiDocument([...endpoints, endpoint], version));
      return c.body(document, { headers: { 'Content-Type': 'application/json' } });
    },
  };
  // Made when first asked for: it costs milliseconds that a start need not wait for.
  let document: string | undefined;
  return endpoint;
}

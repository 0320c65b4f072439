import type { Endpoint } from '../endpoint.ts';
import type { Health } from '../openapi/health.ts';
import { jsonResponse } from '../openapi/responses.ts';
import type { ServerDeps } from '../server-deps.ts';

/** GET /healthz: whether the server answers, and with which knowledge. */
export function getHealthz({ version, knowledge }: Pick<ServerDeps, 'version' | 'knowledge'>): Endpoint {
  const health: Health = { status: 'ok', version, knowledge: { version: knowledge.version, snapd: knowledge.snapd } };
  const example: Health = { status: 'ok', version: '0.1.0', knowledge: { version: '9f2c41d07ab3', snapd: '2.77' } };
  return {
    method: 'GET',
    path: '/healthz',
    operation: {
      operationId: 'health',
      summary: 'Whether the server is well',
      responses: { 200: jsonResponse('It is.', 'Health', example) },
    },
    handle: (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json(health);
    },
  };
}

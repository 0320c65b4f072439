import { limits } from '@whyblocked/contract';
import type { Endpoint } from '../endpoint.ts';
import { Limits } from '../openapi/limits.ts';
import { jsonResponse } from '../openapi/responses.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import type { ServerDeps } from '../server-deps.ts';

/** GET /v1/limits: what one request may hold and its answer will. */
export function getLimits(
  { bodyBytes, uploadBytes, uploadFiles, patience }: Omit<RequestBounds, 'room'>,
  { paces }: Pick<ServerDeps, 'paces'>,
): Endpoint {
  const told = Limits.parse({
    ...limits,
    bodyBytes,
    uploadBytes,
    uploadFiles,
    silenceMs: patience.silenceMs,
    graceMs: patience.graceMs,
    bytesPerSecond: patience.bytesPerSecond,
    ...paces,
  });
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

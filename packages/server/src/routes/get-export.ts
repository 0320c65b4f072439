import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { createExporter } from '../export/create-exporter.ts';
import { tellDigest } from '../export/tell-digest.ts';
import { schemaRef } from '../openapi/component-schemas.ts';
import { digestHeaders } from '../openapi/digest-headers.ts';
import { exampleExport } from '../openapi/example-community.ts';
import { problemResponses } from '../openapi/responses.ts';
import type { ServerDeps } from '../server-deps.ts';

/** GET /v1/export: the whole database as lines of JSON. */
export function getExport(deps: ServerDeps): Endpoint {
  const exported = createExporter(deps);
  return {
    method: 'GET',
    path: '/v1/export',
    operation: {
      operationId: 'export',
      summary: 'The whole database as lines of JSON',
      description:
        'Interfaces of the newest snapd, causes, known issues, noise, judgements, addons, statements and accepted reports, one a line, as the API tells each. The first line tells what it is, the last one that it is whole.',
      responses: {
        200: {
          description: 'All of it.',
          headers: digestHeaders,
          content: { 'application/x-ndjson': { schema: schemaRef('ExportLine'), examples: exampleExport } },
        },
        ...problemResponses(['community-unavailable']),
      },
    },
    handle: async (c) => {
      const made = await exported();
      if (!made.ok) return answerProblem(c, made.error);
      tellDigest(c, made.value.sha256);
      return c.body(made.value.bytes, { headers: { 'Content-Type': 'application/x-ndjson' } });
    },
  };
}

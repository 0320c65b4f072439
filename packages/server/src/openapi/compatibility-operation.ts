import { limits } from '@whyblocked/contract';
import { exampleCompatibility } from './example-community.ts';
import type { Operation, Parameter } from './operation.ts';
import { jsonResponse, problemResponses } from './responses.ts';

const field = (name: string) => ({ $ref: `#/components/schemas/CompatibilityQuestion/properties/${name}` });

/** How GET /v1/compatibility is described. */
export const compatibilityOperation: Operation = {
  operationId: 'compatibility',
  summary: 'Which addons work where',
  description:
    'One cell for each addon, track, confinement and architecture that is asked about; what is not said is asked about for every value that is known. A cell says whose word it is, and what upstream alone leads to. "unknown" is never the same as "broken".',
  parameters: [
    query('addon', 'An addon as people write it: a name, "community/istio", "dns:1.1.1.1".', field('addon'), 'metallb'),
    query('track', 'A track of MicroK8s; "latest" for what no track has yet.', field('track'), '1.27'),
    query('confinement', 'Of the snap.', field('confinement'), 'strict'),
    query('arch', 'The architecture; "x86_64" and "aarch64" are known, too.', field('architecture'), 'amd64'),
    query('distribution', 'Of the host, with or without its version.', { type: 'string' }, 'ubuntu:24.04'),
    query('kernel', 'Of the host.', { type: 'string', maxLength: 63 }, '6.8.0-45-generic'),
    query('limit', 'Cells in a page.', { type: 'integer', minimum: 1, maximum: limits.cellsPerPage }, 500),
    query('cursor', 'Where the page begins: "next" of the page before.', { type: 'string' }, undefined),
  ],
  responses: {
    200: jsonResponse('The cells, and the statements that they name.', 'CompatibilityPage', exampleCompatibility),
    ...problemResponses(['unknown-addon', 'invalid-request', 'bad-cursor']),
  },
};

function query(name: string, description: string, schema: Parameter['schema'], example: unknown): Parameter {
  return { name, in: 'query', required: false, description, schema, ...(example === undefined ? {} : { example }) };
}

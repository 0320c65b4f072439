import type { Endpoint } from '../endpoint.ts';
import { componentSchemas } from './component-schemas.ts';

/** The OpenAPI 3.1 document of the endpoints that have an operation; schemas come from the contract. */
export function openapiDocument(endpoints: readonly Endpoint[], version: string): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { method, path, operation } of endpoints) {
    if (!operation) continue;
    const template = path.replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}');
    paths[template] = { ...paths[template], [method.toLowerCase()]: operation };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'whyblocked',
      version,
      description:
        'Send log lines that say something was refused; get back what refused it and what would permit it. Ask which addons work where, and report what you found.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'Made by whoever runs the server with `whyblocked token create`.',
        },
      },
    },
  };
}

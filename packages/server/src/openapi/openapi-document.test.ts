import {
  Addon,
  AddonList,
  ChangePage,
  CompatibilityBatch,
  CompatibilityBatchAnswer,
  CompatibilityPage,
  ConnectionAnswer,
  DiagnoseRequest,
  Diagnosis,
  Explanation,
  ExplanationList,
  ExportLine,
  InterfaceDetail,
  InterfaceList,
  Problem,
  Report,
  ReportAction,
  ReportInput,
  ReportPage,
  ShareAnswer,
  SharedDiagnosis,
  ShareRequest,
  Submitted,
  WhatIf,
  WhatIfRequest,
} from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fakeServer } from '../server.fixture.ts';
import { Health } from './health.ts';
import { Limits } from './limits.ts';

const { app } = fakeServer();
const schemas = {
  Addon,
  AddonList,
  ChangePage,
  CompatibilityBatch,
  CompatibilityBatchAnswer,
  CompatibilityPage,
  ConnectionAnswer,
  DiagnoseRequest,
  Diagnosis,
  Explanation,
  ExplanationList,
  ExportLine,
  Health,
  InterfaceDetail,
  InterfaceList,
  Limits,
  Problem,
  Report,
  ReportAction,
  ReportInput,
  ReportPage,
  ShareAnswer,
  ShareRequest,
  SharedDiagnosis,
  Submitted,
  WhatIf,
  WhatIfRequest,
};

/** What operations answer that answer something else than JSON. */
const answerTypes: Readonly<Record<string, readonly string[]>> = {
  diagnose: ['application/json', 'text/markdown', 'application/sarif+json'],
  export: ['application/x-ndjson'],
  exportKnowledge: ['application/vnd.sqlite3'],
  deleteShared: [],
};

const Media = z.strictObject({
  schema: z.record(z.string(), z.unknown()),
  example: z.unknown().optional(),
  examples: z.record(z.string(), z.strictObject({ summary: z.string(), value: z.unknown() })).optional(),
});
const Content = z.record(z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/), Media);
const Response = z.strictObject({
  description: z.string(),
  headers: z
    .record(z.string(), z.strictObject({ description: z.string(), schema: z.record(z.string(), z.unknown()) }))
    .optional(),
  content: Content.optional(),
});
const Operation = z.strictObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().optional(),
  security: z.array(z.strictObject({ token: z.tuple([]).optional() })).optional(),
  parameters: z
    .array(
      z.strictObject({
        name: z.string(),
        in: z.enum(['query', 'path', 'header']),
        required: z.boolean(),
        description: z.string(),
        schema: z.record(z.string(), z.unknown()),
        example: z.unknown().optional(),
      }),
    )
    .optional(),
  requestBody: z.strictObject({ required: z.boolean(), content: Content }).optional(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), Response),
});
/** As much of OpenAPI 3.1 as we use; strict, so that a slip in a field name shows. */
const Document = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d$/),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.strictObject({ url: z.string() })),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post', 'delete']), Operation)),
  components: z.strictObject({
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
    securitySchemes: z.record(z.string(), z.record(z.string(), z.unknown())),
  }),
});

const json = await (await app.request('/openapi.json')).json();
const document = Document.parse(json);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, operation]) => (operation ? [{ path, method, operation }] : [])),
);

function references(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}

function anythingAt(names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, expect.anything()]));
}

function target(reference: string): unknown {
  const steps = reference.replace(/^#\//, '').split('/');
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], json);
}

describe('/openapi.json', () => {
  it('refers to nothing that is not there', () => {
    const all = references(json);
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((reference) => target(reference) === undefined)).toEqual([]);
  });

  it('has every endpoint that the server answers outside the pages', () => {
    const pages = /^\/($|interfaces|causes|issues|noise|judgements|problems|addons|reports?|share|d|assets)(\/|$)?/;
    const served = app.routes
      .filter(({ method, path }) => method !== 'ALL' && !pages.test(path))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`);
    const described = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect([...described].sort()).toEqual([...new Set(served)].sort());
  });

  it('names every parameter of a path', () => {
    for (const { path, operation } of operations) {
      const named = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });

  it('has operation ids that differ', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows examples that are what they are examples of', () => {
    let checked = 0;
    const contents = operations.flatMap(({ operation }) => [
      ...Object.values(operation.responses).map(({ content }) => content),
      ...(operation.requestBody ? [operation.requestBody.content] : []),
    ]);
    for (const { schema, example, examples } of contents.flatMap((content) => Object.values(content ?? {}))) {
      const values = example === undefined ? Object.values(examples ?? {}).map(({ value }) => value) : [example];
      if (schema.properties !== undefined) {
        expect(values.length).toBeGreaterThan(0);
        for (const value of values) expect(schema.properties).toMatchObject(anythingAt(Object.keys(value as object)));
      }
      if (schema.$ref === undefined) continue;
      const name = String(schema.$ref).split('/').at(-1);
      expect(values.length).toBeGreaterThan(0);
      for (const value of values) {
        // Strict: an example must not show a field that the schema does not have.
        const parsed = schemas[name as keyof typeof schemas].parse(value);
        expect(parsed).toEqual(value);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(15);
  });

  it('tells the errors of every operation, as problems', () => {
    for (const { operation } of operations) {
      for (const [status, { content = {} }] of Object.entries(operation.responses)) {
        const given = answerTypes[operation.operationId] ?? ['application/json'];
        expect(Object.keys(content)).toEqual(status.startsWith('2') ? given : ['application/problem+json']);
        for (const { value } of Object.values(content['application/problem+json']?.examples ?? {})) {
          expect(Problem.parse(value).status).toBe(Number(status));
        }
      }
    }
    const diagnose = operations.find(({ operation }) => operation.operationId === 'diagnose')?.operation;
    expect(Object.keys(diagnose?.responses ?? {})).toEqual([
      '200',
      '400',
      '408',
      '413',
      '415',
      '422',
      '500',
      '503',
      '504',
    ]);
  });
});

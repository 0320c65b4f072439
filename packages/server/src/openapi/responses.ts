import { limits } from '@whyblocked/contract';
import { problemOf } from '../errors/problem-of.ts';
import type { FailureCode, ServerFailure } from '../errors/server-failure.ts';
import { type SchemaName, schemaRef } from './component-schemas.ts';
import type { ResponseObject } from './operation.ts';

/** An occurrence of each failure, to show its problem with. */
const occurrences: { readonly [Code in FailureCode]: Extract<ServerFailure, { code: Code }> } = {
  'empty-body': { code: 'empty-body' },
  'body-too-large': { code: 'body-too-large', limit: 10 * 1024 * 1024 },
  'body-incomplete': { code: 'body-incomplete' },
  'body-too-slow': { code: 'body-too-slow', silenceMs: 30_000, bytesPerSecond: 64 * 1024 },
  'malformed-form': { code: 'malformed-form', why: 'nameless-part' },
  'fields-after-files': { code: 'fields-after-files', field: 'snapd' },
  'too-many-files': { code: 'too-many-files', limit: 20 },
  'invalid-json': { code: 'invalid-json', line: 1, column: 10 },
  'invalid-encoding': { code: 'invalid-encoding' },
  'invalid-request': {
    code: 'invalid-request',
    errors: [{ field: 'system', detail: 'Invalid option: expected one of "classic"|"core"' }],
  },
  'unsupported-media-type': {
    code: 'unsupported-media-type',
    given: 'application/x-www-form-urlencoded',
    accepted: ['text/plain', 'application/json'],
  },
  'unsupported-content-encoding': { code: 'unsupported-content-encoding' },
  'unknown-release': { code: 'unknown-release', release: '1.0', known: ['2.77'] },
  'unknown-interface': { code: 'unknown-interface' },
  'unknown-explanation': { code: 'unknown-explanation', kind: 'cause', near: ['node-not-ready'] },
  'bad-cursor': { code: 'bad-cursor' },
  'token-missing': { code: 'token-missing' },
  'bad-token': { code: 'bad-token' },
  'expired-token': { code: 'expired-token', expiredAt: '2026-01-31T12:00:00.000Z' },
  'revoked-token': { code: 'revoked-token' },
  'bad-on-behalf': { code: 'bad-on-behalf', why: 'missing' },
  'not-allowed': { code: 'not-allowed', needs: 'maintainer' },
  'wrong-secret': { code: 'wrong-secret' },
  'cross-site': { code: 'cross-site' },
  'unknown-addon': { code: 'unknown-addon', addon: 'metalb', near: ['core/metallb'] },
  'unknown-report': { code: 'unknown-report', id: 'rep-aaaaaaaaaaaaaaaa' },
  'unknown-share': { code: 'unknown-share' },
  'wrong-state': { code: 'wrong-state', state: 'rejected', action: 'accept' },
  'cannot-merge': { code: 'cannot-merge', into: 'rep-aaaaaaaaaaaaaaaa' },
  'says-missing': { code: 'says-missing' },
  'ran-missing': { code: 'ran-missing' },
  'too-many-cells': { code: 'too-many-cells', limit: limits.batchCells },
  'too-many': { code: 'too-many', what: 'reports', retryAfterMs: 864_000 },
  'community-unavailable': { code: 'community-unavailable' },
  'not-found': { code: 'not-found' },
  'method-not-allowed': { code: 'method-not-allowed', allowed: ['GET', 'HEAD'] },
  'malformed-request': { code: 'malformed-request' },
  busy: { code: 'busy' },
  deadline: { code: 'deadline', timeoutMs: 30_000 },
  internal: { code: 'internal', id: '2f1c8a52-5d0f-4f0e-9c6e-6a1f0b6c7d11' },
};

/** The error responses of an operation, one per status, each with an example of every problem it stands for. */
export function problemResponses(codes: readonly FailureCode[]): Readonly<Record<string, ResponseObject>> {
  const problems = [...codes, 'internal' as const].map((code) => problemOf(occurrences[code]).problem);
  return Object.fromEntries(
    [...Map.groupBy(problems, ({ status }) => status)].map(([status, group]) => [
      String(status),
      {
        description: group.map(({ title }) => title).join('; '),
        content: {
          'application/problem+json': {
            schema: schemaRef('Problem'),
            examples: Object.fromEntries(
              group.map((problem) => [problem.code, { summary: problem.title, value: problem }]),
            ),
          },
        },
      },
    ]),
  );
}

export function jsonResponse(description: string, schema: SchemaName, example: unknown): ResponseObject {
  return { description, content: { 'application/json': { schema: schemaRef(schema), example } } };
}

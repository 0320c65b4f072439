import type { z } from 'zod';
import type { ServerContext } from '../endpoint.ts';
import type { FieldError } from '../errors/server-failure.ts';
import { fieldErrors } from './field-errors.ts';

export type ReadQuery<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly error: { readonly code: 'invalid-request'; readonly errors: readonly FieldError[] };
    };

/** What a query asks, by a schema of its fields. Those that are unknown or stand there twice are refused: a slip would get another answer; empty ones say nothing. */
export function readQuery<Schema extends z.ZodObject>(c: ServerContext, schema: Schema): ReadQuery<z.output<Schema>> {
  const errors: FieldError[] = [];
  const told: [string, string][] = [];
  for (const [field, texts] of Object.entries(c.req.queries())) {
    if (!Object.hasOwn(schema.shape, field)) errors.push({ field, detail: 'There is no such field here.' });
    else if (texts.length > 1) errors.push({ field, detail: 'It stands there twice.' });
    else if (texts[0] !== undefined && texts[0] !== '') told.push([field, texts[0]]);
  }
  const read = schema.safeParse(Object.fromEntries(told));
  if (read.success && errors.length === 0) return { ok: true, value: read.data };
  return {
    ok: false,
    error: { code: 'invalid-request', errors: [...errors, ...(read.success ? [] : fieldErrors(read.error))] },
  };
}

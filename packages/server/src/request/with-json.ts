import type { z } from 'zod';
import type { ServerContext } from '../endpoint.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import { fieldErrors } from './field-errors.ts';
import { mediaType } from './media-type.ts';
import { parseJson } from './parse-json.ts';
import type { RequestBounds } from './request-bounds.ts';
import { unknownFields } from './unknown-fields.ts';
import { withBody } from './with-body.ts';

const JSON_TYPE = 'application/json';
/** A body can have a thousand things wrong, and telling twenty is enough. */
const MOST_ERRORS = 20;

export type ReadJson<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ServerFailure };

export interface JsonBody<T> {
  readonly schema: z.ZodType<T>;
  readonly limitBytes: number;
  /** Values in it; 1,000 where it is not said. */
  readonly maxValues?: number;
}

/**
 * Reads a JSON body and gives what it holds to `use`, or why that cannot be had. No other type is read: a page of another site
 * can make a browser send forms and plain text, but not this without asking first.
 */
export async function withJson<T>(
  c: ServerContext,
  { room, patience }: RequestBounds,
  { schema, limitBytes, maxValues }: JsonBody<T>,
  use: (read: ReadJson<T>) => Promise<Response>,
): Promise<Response> {
  const given = mediaType(c.req.raw);
  if (given !== JSON_TYPE) {
    return use({ ok: false, error: { code: 'unsupported-media-type', given, accepted: [JSON_TYPE] } });
  }
  return withBody(c.req.raw, { room, patience, limitBytes }, async (body) => {
    if (!body.ok) return use(body);
    if (body.value.byteLength === 0) return use({ ok: false, error: { code: 'empty-body' } });
    const json = parseJson(body.value, maxValues);
    if (!json.ok) return use(json);
    const read = schema.safeParse(json.value);
    const errors = read.success ? unknownFields(json.value, read.data) : fieldErrors(read.error);
    if (read.success && errors.length === 0) return use({ ok: true, value: read.data });
    return use({ ok: false, error: { code: 'invalid-request', errors: errors.slice(0, MOST_ERRORS) } });
  });
}

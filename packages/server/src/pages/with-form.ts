import type { ServerContext } from '../endpoint.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import { encodedLimit, FORM_TYPE } from '../request/form-type.ts';
import { mediaType } from '../request/media-type.ts';
import { readForm } from '../request/read-form.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import { withBody } from '../request/with-body.ts';

export interface FormBounds<Name extends string> {
  readonly names: readonly Name[];
  /** Of what the fields hold, all together. */
  readonly limitBytes: number;
}

export type ReadFields<Name extends string> =
  | { readonly ok: true; readonly value: Readonly<Partial<Record<Name, string>>> }
  | { readonly ok: false; readonly error: ServerFailure };

/** Reads the fields of a form without files as text. */
export async function withForm<Name extends string>(
  c: ServerContext,
  { room, patience }: RequestBounds,
  { names, limitBytes }: FormBounds<Name>,
  use: (read: ReadFields<Name>) => Promise<Response>,
): Promise<Response> {
  const given = mediaType(c.req.raw);
  if (given !== FORM_TYPE) {
    return use({ ok: false, error: { code: 'unsupported-media-type', given, accepted: [FORM_TYPE] } });
  }
  return withBody(c.req.raw, { room, patience, limitBytes: encodedLimit(limitBytes) }, async (body) => {
    if (!body.ok) {
      const isTooLarge = body.error.code === 'body-too-large';
      return use({ ok: false, error: isTooLarge ? { code: 'body-too-large', limit: limitBytes } : body.error });
    }
    const fields = Object.entries<Uint8Array | undefined>(readForm(body.value, names)).map(([name, bytes]) => [
      name,
      new TextDecoder().decode(bytes),
    ]);
    return use({ ok: true, value: Object.fromEntries(fields) });
  });
}

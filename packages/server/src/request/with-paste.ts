import type { Paste } from '@whyblocked/contract';
import type { z } from 'zod';
import type { ServerContext } from '../endpoint.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import { fieldErrors } from './field-errors.ts';
import { formOptions } from './form-options.ts';
import { mediaType } from './media-type.ts';
import { parseJson } from './parse-json.ts';
import type { RequestBounds } from './request-bounds.ts';
import type { OptionName } from './upload-form.ts';
import { acceptedTypes, rawTypes } from './upload-types.ts';
import { withBody } from './with-body.ts';
import { withUpload } from './with-upload.ts';

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ServerFailure };

/** What is asked about a paste. */
export interface PasteQuestion<Options> {
  /** The JSON body: the paste as `text`, with options beside it. */
  readonly request: z.ZodType<Options & { readonly text: string }>;
  /** Fields of a form that are options. */
  readonly fields: readonly OptionName[];
  /** The options that the address and a form tell; what is in the address wins, since it can be added to a form that is already written. */
  readonly options: (told: Readonly<Record<string, string>>) => Read<Options>;
}

export type AskedPaste<Options> = Read<{ readonly paste: Paste; readonly options: Options }>;

/**
 * Reads a paste and what is asked about it from any body there is: a text, JSON, a form with files, an archive. `use` is given
 * either, or why it could not be read; where reading fails later, it is called again and that answer counts.
 */
export async function withPaste<Options>(
  c: ServerContext,
  bounds: RequestBounds,
  question: PasteQuestion<Options>,
  use: (asked: AskedPaste<Options>) => Promise<Response>,
): Promise<Response> {
  const type = mediaType(c.req.raw);
  if (type === 'application/json') {
    return withBody(c.req.raw, { ...bounds, limitBytes: bounds.bodyBytes }, (body) =>
      use(body.ok ? askedInJson(body.value, question) : body),
    );
  }
  if (type !== 'multipart/form-data' && !rawTypes.has(type)) {
    return use({ ok: false, error: { code: 'unsupported-media-type', given: type, accepted: acceptedTypes } });
  }
  return withUpload(
    c.req.raw,
    bounds,
    async (upload) => {
      if (!upload.ok) return use(upload);
      const options = question.options({ ...formOptions(upload.value.fields), ...c.req.query() });
      return use(options.ok ? { ok: true, value: { paste: upload.value.paste, options: options.value } } : options);
    },
    question.fields,
  );
}

/** What is left of a body that fits its schema when its text is taken away are its options. */
function askedInJson<Options>(bytes: Uint8Array, { request }: PasteQuestion<Options>): AskedPaste<Options> {
  if (bytes.byteLength === 0) return { ok: false, error: { code: 'empty-body' } };
  const json = parseJson(bytes);
  if (!json.ok) return json;
  const read = request.safeParse(json.value);
  if (!read.success) return { ok: false, error: { code: 'invalid-request', errors: fieldErrors(read.error) } };
  const { text, ...options } = read.data;
  return { ok: true, value: { paste: new TextEncoder().encode(text), options: options as unknown as Options } };
}

import type { ServerContext } from '../endpoint.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import { encodedLimit, FORM_TYPE } from '../request/form-type.ts';
import { mediaType } from '../request/media-type.ts';
import { readForm } from '../request/read-form.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import type { FormFields } from '../request/upload-form.ts';
import { withBody } from '../request/with-body.ts';
import { type Upload, withUpload } from '../request/with-upload.ts';

const UPLOAD_TYPE = 'multipart/form-data';

export interface PasteFormUses {
  readonly answer: (upload: Upload) => Promise<Response>;
  /** `fields` are those that could be read. */
  readonly refuse: (failure: ServerFailure, fields: FormFields) => Response | Promise<Response>;
}

/** Reads the form with the paste box, with files or without. */
export async function withPasteForm(
  c: ServerContext,
  bounds: RequestBounds,
  { answer, refuse }: PasteFormUses,
): Promise<Response> {
  const given = mediaType(c.req.raw);
  if (given === UPLOAD_TYPE) {
    return withUpload(c.req.raw, bounds, async (upload) =>
      upload.ok ? answer(upload.value) : refuse(upload.error, upload.fields),
    );
  }
  if (given !== FORM_TYPE) {
    return refuse({ code: 'unsupported-media-type', given, accepted: [UPLOAD_TYPE, FORM_TYPE] }, {});
  }
  return withBody(c.req.raw, { ...bounds, limitBytes: encodedLimit(bounds.bodyBytes) }, async (body) => {
    const tooLarge = { code: 'body-too-large', limit: bounds.bodyBytes } as const;
    if (!body.ok) return refuse(body.error.code === 'body-too-large' ? tooLarge : body.error, {});
    const fields = readForm(body.value, ['text', 'snapd', 'system']);
    const { text: paste = new Uint8Array(), ...assumed } = fields;
    if (paste.byteLength > bounds.bodyBytes) return refuse(tooLarge, assumed);
    return answer({ fields, paste, files: new Map() });
  });
}

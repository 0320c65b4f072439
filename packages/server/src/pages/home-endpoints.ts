import { diagnosePaste } from '../diagnose-paste.ts';
import type { Endpoint, ServerContext } from '../endpoint.ts';
import { announceProblem } from '../errors/answer-problem.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import { exampleDenial } from '../example-denial.ts';
import { readDiagnoseOptions } from '../request/diagnose-options.ts';
import { mediaType } from '../request/media-type.ts';
import { readForm } from '../request/read-form.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import type { FormFields } from '../request/upload-form.ts';
import { withBody } from '../request/with-body.ts';
import { type Upload, withUpload } from '../request/with-upload.ts';
import type { ServerDeps } from '../server-deps.ts';
import { homePage } from './home-page.ts';
import { emptyFields, type PasteFields } from './paste-form.ts';

const FORM_TYPE = 'application/x-www-form-urlencoded';
const UPLOAD_TYPE = 'multipart/form-data';

/** A longer text does not come back in the box: making and showing such a page would keep others waiting. */
const SHOWN_BYTES = 512 * 1024;

/** More than either assumption may have. */
const ASSUMPTION_BYTES = 100;

/** A form writes a byte as up to three ("%5B"), and has a few more of its own. */
const encodedLimit = (bytes: number): number => 3 * bytes + 1024;

/** GET and POST of the page with the paste box. */
export function homeEndpoints({ verbs }: ServerDeps, bounds: RequestBounds): readonly Endpoint[] {
  const refuse = (c: ServerContext, failure: ServerFailure, fields: PasteFields) =>
    c.html(homePage({ fields, bounds, problem: announceProblem(c, failure) }));

  const show: Endpoint['handle'] = (c) => {
    const fields = c.req.query('example') === '1' ? { ...emptyFields, text: exampleDenial } : emptyFields;
    return c.html(homePage({ fields, bounds }));
  };

  const answer = async (c: ServerContext, { fields, paste, files }: Upload): Promise<Response> => {
    const shown = shownFields(fields);
    const assumed = readDiagnoseOptions({ snapd: shown.snapd, system: shown.system });
    if (!assumed.ok) return refuse(c, assumed.error, shown);
    const diagnosis = await diagnosePaste(c, verbs, paste, assumed.value);
    if (!diagnosis.ok) return refuse(c, diagnosis.error, shown);
    return c.html(homePage({ fields: shown, bounds, diagnosis: diagnosis.value, files }));
  };

  const answerForm = (c: ServerContext): Promise<Response> =>
    withBody(c.req.raw, { ...bounds, limitBytes: encodedLimit(bounds.bodyBytes) }, async (body) => {
      const tooLarge = { code: 'body-too-large', limit: bounds.bodyBytes } as const;
      if (!body.ok) return refuse(c, body.error.code === 'body-too-large' ? tooLarge : body.error, emptyFields);
      const fields = readForm(body.value, ['text', 'snapd', 'system']);
      const { text: paste = new Uint8Array() } = fields;
      if (paste.byteLength > bounds.bodyBytes)
        return refuse(c, tooLarge, shownFields({ ...fields, text: new Uint8Array() }));
      return answer(c, { fields, paste, files: new Map() });
    });

  const take: Endpoint['handle'] = (c) => {
    c.header('Cache-Control', 'no-store');
    const given = mediaType(c.req.raw);
    if (given === FORM_TYPE) return answerForm(c);
    if (given !== UPLOAD_TYPE) {
      return refuse(c, { code: 'unsupported-media-type', given, accepted: [UPLOAD_TYPE, FORM_TYPE] }, emptyFields);
    }
    return withUpload(c.req.raw, bounds, async (upload) =>
      upload.ok ? answer(c, upload.value) : refuse(c, upload.error, shownFields(upload.fields)),
    );
  };

  return [
    { method: 'GET', path: '/', handle: show },
    { method: 'POST', path: '/', handle: take },
  ];
}

function shownFields({ text = new Uint8Array(), snapd, system }: FormFields): PasteFields {
  const isShown = text.byteLength <= SHOWN_BYTES;
  return {
    text: isShown ? decoded(text) : '',
    unshownBytes: isShown ? 0 : text.byteLength,
    snapd: decoded(snapd?.subarray(0, ASSUMPTION_BYTES)),
    system: decoded(system?.subarray(0, ASSUMPTION_BYTES)),
  };
}

function decoded(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

import { diagnosePaste } from '../diagnose-paste.ts';
import type { Endpoint, ServerContext } from '../endpoint.ts';
import { announceProblem } from '../errors/answer-problem.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import { exampleDenial } from '../example-denial.ts';
import { readDiagnoseOptions } from '../request/diagnose-options.ts';
import { mediaType } from '../request/media-type.ts';
import { readForm } from '../request/read-form.ts';
import { type BodyBounds, withBody } from '../request/with-body.ts';
import type { ServerDeps } from '../server-deps.ts';
import { homePage } from './home-page.ts';
import { emptyFields, type PasteFields } from './paste-form.ts';

const FORM_TYPE = 'application/x-www-form-urlencoded';

/** A longer text does not come back in the box: making and showing such a page would keep others waiting. */
const SHOWN_BYTES = 512 * 1024;

/** More than either assumption may have. */
const ASSUMPTION_BYTES = 100;

/** A form writes a byte as up to three ("%5B"), and has a few more of its own. */
const encodedLimit = (bytes: number): number => 3 * bytes + 1024;

/** GET and POST of the page with the paste box. */
export function homeEndpoints({ verbs }: ServerDeps, bounds: BodyBounds): readonly Endpoint[] {
  const refuse = (c: ServerContext, failure: ServerFailure, fields: PasteFields) =>
    c.html(homePage({ fields, problem: announceProblem(c, failure) }));

  const show: Endpoint['handle'] = (c) =>
    c.html(
      homePage({ fields: c.req.query('example') === '1' ? { ...emptyFields, text: exampleDenial } : emptyFields }),
    );

  const answer: Endpoint['handle'] = (c) => {
    c.header('Cache-Control', 'no-store');
    const given = mediaType(c.req.raw);
    if (given !== FORM_TYPE) {
      return refuse(c, { code: 'unsupported-media-type', given, accepted: [FORM_TYPE] }, emptyFields);
    }
    const formBounds = { ...bounds, limitBytes: encodedLimit(bounds.limitBytes) };
    return withBody(c.req.raw, formBounds, async (body) => {
      const tooLarge = { code: 'body-too-large', limit: bounds.limitBytes } as const;
      if (!body.ok) return refuse(c, body.error.code === 'body-too-large' ? tooLarge : body.error, emptyFields);
      const { text = new Uint8Array(), ...options } = readForm(body.value, ['text', 'snapd', 'system']);
      if (text.byteLength > bounds.limitBytes) return refuse(c, tooLarge, emptyFields);
      const isShown = text.byteLength <= SHOWN_BYTES;
      const fields = {
        text: isShown ? decoded(text) : '',
        unshownBytes: isShown ? 0 : text.byteLength,
        snapd: decoded(options.snapd?.subarray(0, ASSUMPTION_BYTES)),
        system: decoded(options.system?.subarray(0, ASSUMPTION_BYTES)),
      };
      const assumed = readDiagnoseOptions({ snapd: fields.snapd, system: fields.system });
      if (!assumed.ok) return refuse(c, assumed.error, fields);
      const diagnosis = await diagnosePaste(c, verbs, text, assumed.value);
      if (!diagnosis.ok) return refuse(c, diagnosis.error, fields);
      return c.html(homePage({ fields, diagnosis: diagnosis.value }));
    });
  };

  return [
    { method: 'GET', path: '/', handle: show },
    { method: 'POST', path: '/', handle: answer },
  ];
}

function decoded(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

import { diagnosePaste } from '../diagnose-paste.ts';
import type { Endpoint, ServerContext } from '../endpoint.ts';
import { announceProblem } from '../errors/answer-problem.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import { exampleDenial } from '../example-denial.ts';
import { readDiagnoseOptions } from '../request/diagnose-options.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import type { Upload } from '../request/with-upload.ts';
import type { ServerDeps } from '../server-deps.ts';
import { homePage } from './home-page.ts';
import { emptyFields, type PasteFields } from './paste-form.ts';
import { shownFields } from './shown-fields.ts';
import { withPasteForm } from './with-paste-form.ts';

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

  const take: Endpoint['handle'] = (c) => {
    c.header('Cache-Control', 'no-store');
    return withPasteForm(c, bounds, {
      answer: (upload) => answer(c, upload),
      refuse: (failure, fields) => refuse(c, failure, shownFields(fields)),
    });
  };

  return [
    { method: 'GET', path: '/', handle: show },
    { method: 'POST', path: '/', handle: take },
  ];
}

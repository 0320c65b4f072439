import { limits } from '@whyblocked/contract';
import { diagnosePaste } from '../diagnose-paste.ts';
import type { Endpoint, ServerContext } from '../endpoint.ts';
import { announceProblem, answerProblem } from '../errors/answer-problem.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import { asAnybody } from '../identity/as-anybody.ts';
import { readDiagnoseOptions } from '../request/diagnose-options.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import type { Upload } from '../request/with-upload.ts';
import type { ServerDeps } from '../server-deps.ts';
import { hideFromLists } from '../shares/hide-from-lists.ts';
import { shareDiagnosis } from '../shares/share-diagnosis.ts';
import { homePage } from './home-page.ts';
import type { PasteFields } from './paste-form.ts';
import { shareDeletedPage, sharedPage, shareReceiptPage } from './shared-page.ts';
import { shownFields } from './shown-fields.ts';
import { withForm } from './with-form.ts';
import { withPasteForm } from './with-paste-form.ts';

/** Sharing an answer, and the page it then has. */
export function sharePages(deps: ServerDeps, bounds: RequestBounds): readonly Endpoint[] {
  const { community, verbs } = deps;
  const refuse = (c: ServerContext, failure: ServerFailure, fields: PasteFields) =>
    c.html(homePage({ fields, bounds, problem: announceProblem(c, failure) }));

  const share = async (c: ServerContext, { fields, paste }: Upload): Promise<Response> => {
    const shown = shownFields(fields);
    const by = await asAnybody(c, deps);
    if (!by.ok) return refuse(c, by.error, shown);
    const assumed = readDiagnoseOptions({ snapd: shown.snapd, system: shown.system });
    if (!assumed.ok) return refuse(c, assumed.error, shown);
    const diagnosis = await diagnosePaste(c, verbs, paste, assumed.value);
    if (!diagnosis.ok) return refuse(c, diagnosis.error, shown);
    const shared = await shareDiagnosis(c, deps, diagnosis.value, by.value);
    return shared.ok ? c.html(shareReceiptPage(shared.value), 201) : refuse(c, shared.error, shown);
  };

  const show = async (c: ServerContext, failure?: ServerFailure): Promise<Response> => {
    const shared = await community.getShared(c.req.param('id') ?? '');
    if (!shared.ok) return answerProblem(c, shared.error);
    return c.html(sharedPage(shared.value, failure && announceProblem(c, failure)));
  };

  const remove = (c: ServerContext): Promise<Response> =>
    withForm(c, bounds, { names: ['secret'], limitBytes: limits.fieldsBytes }, async (read) => {
      if (!read.ok) return answerProblem(c, read.error);
      const by = await asAnybody(c, deps);
      if (!by.ok) return answerProblem(c, by.error);
      const deleted = await community.deleteShared(c.req.param('id') ?? '', (read.value.secret ?? '').trim());
      if (deleted.ok) return c.html(shareDeletedPage());
      return deleted.error.code === 'wrong-secret' ? show(c, deleted.error) : answerProblem(c, deleted.error);
    });

  return [
    {
      method: 'POST',
      path: '/share',
      handle: (c) => {
        c.header('Cache-Control', 'no-store');
        return withPasteForm(c, bounds, {
          answer: (upload) => share(c, upload),
          refuse: (failure, fields) => refuse(c, failure, shownFields(fields)),
        });
      },
    },
    {
      method: 'GET',
      path: '/d/:id',
      handle: (c) => {
        hideFromLists(c);
        return show(c);
      },
    },
    {
      method: 'POST',
      path: '/d/:id',
      handle: (c) => {
        hideFromLists(c);
        c.header('Cache-Control', 'no-store');
        return remove(c);
      },
    },
  ];
}

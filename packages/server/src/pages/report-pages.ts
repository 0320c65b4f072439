import { AddonReference, type Identity } from '@whyblocked/contract';
import { z } from 'zod';
import { type Endpoint, note, type ServerContext } from '../endpoint.ts';
import { announceProblem, answerProblem } from '../errors/answer-problem.ts';
import { communityFailure } from '../errors/community-failure.ts';
import type { ServerFailure } from '../errors/server-failure.ts';
import { asAnybody } from '../identity/as-anybody.ts';
import { readQuery } from '../request/read-query.ts';
import type { RequestBounds } from '../request/request-bounds.ts';
import type { ServerDeps } from '../server-deps.ts';
import { REPORT_FIELDS, type ReportFields, readReport } from './report-fields.ts';
import { reportForm } from './report-form.ts';
import { reportPage, reportReceiptPage } from './report-page.ts';
import { reportsPage } from './reports-page.ts';
import { withForm } from './with-form.ts';

/** A longer log does not come back in the form. */
const SHOWN_CHARACTERS = 256 * 1024;
const REPORTS_PER_PAGE = 50;
const ANYBODY: Identity = { name: 'anonymous', role: 'anonymous' };

const PrefillQuery = z
  .object({ about: z.enum(['addon', 'answer']), addon: AddonReference, finding: z.string().max(40) })
  .partial();
const ReportsQuery = z.object({ addon: AddonReference, cursor: z.string().max(200) }).partial();

/** Sending a report, and reading those that were accepted. */
export function reportPages(deps: ServerDeps, bounds: RequestBounds): readonly Endpoint[] {
  const { addons, community } = deps;
  const show = async (c: ServerContext, fields: ReportFields, failure?: ServerFailure): Promise<Response> => {
    const list = await addons.listAddons();
    return c.html(
      reportForm({
        fields: { ...fields, log: (fields.log?.length ?? 0) > SHOWN_CHARACTERS ? '' : (fields.log ?? '') },
        tracks: list.tracks,
        addons: list.addons.map(({ repository, name }) => `${repository}/${name}`),
        ...(failure ? { problem: announceProblem(c, failure) } : {}),
      }),
    );
  };

  const take = (c: ServerContext): Promise<Response> =>
    withForm(c, bounds, { names: REPORT_FIELDS, limitBytes: bounds.bodyBytes }, async (read) => {
      if (!read.ok) return show(c, {}, read.error);
      const fields = read.value;
      const by = await asAnybody(c, deps);
      if (!by.ok) return show(c, fields, by.error);
      const report = readReport(fields);
      if (!report.ok) return show(c, fields, { code: 'invalid-request', errors: report.errors });
      const submitted = await community.submitReport(report.value, by.value);
      if (!submitted.ok) return show(c, fields, communityFailure(submitted.error));
      const isNew = submitted.value.duplicateOf === undefined;
      note(c, { kept: isNew ? 'report' : 'duplicate-report' });
      return c.html(reportReceiptPage(submitted.value), isNew ? 201 : 200);
    });

  return [
    {
      method: 'GET',
      path: '/report',
      handle: (c) => {
        const query = readQuery(c, PrefillQuery);
        return query.ok ? show(c, query.value) : answerProblem(c, query.error);
      },
    },
    {
      method: 'POST',
      path: '/report',
      handle: (c) => {
        c.header('Cache-Control', 'no-store');
        return take(c);
      },
    },
    {
      method: 'GET',
      path: '/reports',
      handle: async (c) => {
        const query = readQuery(c, ReportsQuery);
        if (!query.ok) return answerProblem(c, query.error);
        const asked = { ...query.value, state: 'accepted', limit: REPORTS_PER_PAGE } as const;
        const page = await community.listReports(asked, ANYBODY);
        return page.ok ? c.html(reportsPage(page.value, query.value.addon)) : answerProblem(c, page.error);
      },
    },
    {
      method: 'GET',
      path: '/reports/:id',
      handle: async (c) => {
        const found = await community.getReport(c.req.param('id') ?? '', ANYBODY);
        return found.ok ? c.html(reportPage(found.value)) : answerProblem(c, found.error);
      },
    },
  ];
}

import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { type ExplanationKindInfo, explanationKinds } from '../explanation-kinds.ts';
import { findExplanation } from '../find-explanation.ts';
import { findInterface } from '../find-interface.ts';
import type { ServerDeps } from '../server-deps.ts';
import { explanationPage } from './explanation-page.ts';
import { explanationsPage } from './explanations-page.ts';
import { interfacePage } from './interface-page.ts';
import { interfacesPage } from './interfaces-page.ts';
import { problemsPage } from './problems-page.ts';

/** The pages that only show knowledge. */
export function knowledgePages(deps: ServerDeps): readonly Endpoint[] {
  const { verbs } = deps;
  return [
    { method: 'GET', path: '/interfaces', handle: async (c) => c.html(interfacesPage(await verbs.listInterfaces())) },
    {
      method: 'GET',
      path: '/interfaces/:name',
      handle: async (c) => {
        const detail = await findInterface(verbs, c.req.param('name'));
        return detail ? c.html(interfacePage(detail)) : answerProblem(c, { code: 'unknown-interface' });
      },
    },
    ...explanationKinds.flatMap((info) => explanationPages(deps, info)),
    { method: 'GET', path: '/problems', handle: (c) => c.html(problemsPage()) },
  ];
}

function explanationPages({ verbs }: ServerDeps, info: ExplanationKindInfo): readonly Endpoint[] {
  const { kind, path } = info;
  return [
    {
      method: 'GET',
      path: `/${path}`,
      handle: async (c) => c.html(explanationsPage(info, await verbs.listExplanations(kind))),
    },
    {
      method: 'GET',
      path: `/${path}/:slug`,
      handle: async (c) => {
        const found = await findExplanation(verbs, kind, c.req.param('slug'));
        if (found.ok) return c.html(explanationPage(info, found.value));
        // Entries refer to each other by slug alone, whatever kind the other is of.
        const { elsewhere } = found.error;
        const other = explanationKinds.find((one) => one.kind === elsewhere?.kind);
        return other && elsewhere ? c.redirect(`/${other.path}/${elsewhere.slug}`) : answerProblem(c, found.error);
      },
    },
  ];
}

import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { findInterface } from '../find-interface.ts';
import type { ServerDeps } from '../server-deps.ts';
import { interfacePage } from './interface-page.ts';
import { interfacesPage } from './interfaces-page.ts';
import { problemsPage } from './problems-page.ts';

/** The pages that only show knowledge. */
export function knowledgePages({ verbs }: ServerDeps): readonly Endpoint[] {
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
    { method: 'GET', path: '/problems', handle: (c) => c.html(problemsPage()) },
  ];
}

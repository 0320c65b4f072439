import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { linkNext } from '../link-next.ts';
import { compatibilityOperation } from '../openapi/compatibility-operation.ts';
import { pageOfCells } from '../page-of-cells.ts';
import { CompatibilityQuery, questionOf } from '../request/compatibility-query.ts';
import { readQuery } from '../request/read-query.ts';
import type { ServerDeps } from '../server-deps.ts';

/** GET /v1/compatibility: what works where. */
export function getCompatibility({ addons }: Pick<ServerDeps, 'addons'>): Endpoint {
  return {
    method: 'GET',
    path: '/v1/compatibility',
    operation: compatibilityOperation,
    handle: async (c) => {
      const query = readQuery(c, CompatibilityQuery);
      if (!query.ok) return answerProblem(c, query.error);
      const [answer] = await addons.compatibility([questionOf(query.value)]);
      if (!answer) throw new Error('one question has one answer');
      if (!answer.ok) return answerProblem(c, answer.error);
      const page = pageOfCells(answer.value, query.value);
      if (!page) return answerProblem(c, { code: 'bad-cursor' });
      linkNext(c, page.next);
      return c.json(page);
    },
  };
}

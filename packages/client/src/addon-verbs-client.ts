import {
  Addon,
  AddonList,
  type AddonVerbs,
  CompatibilityBatchAnswer,
  type Problem,
  type UnknownAddon,
} from '@whyblocked/contract';
import { type Api, unexpected } from './api.ts';

/** What is known of addons, asked of an API. They reject with ApiUnavailable. */
export function addonVerbsClient(api: Api): AddonVerbs {
  return {
    async listAddons() {
      const list = await api.ask(AddonList, { method: 'GET', path: '/v1/addons' });
      return list.ok ? list.value : unexpected(list.problem);
    },
    async getAddon(reference) {
      const path = `/v1/addons/${encodeURIComponent(reference)}`;
      const found = await api.ask(Addon, { method: 'GET', path });
      return found.ok ? found : { ok: false, error: unknownAddon(found.problem, reference) };
    },
    async compatibility(questions) {
      if (questions.length === 0) return [];
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify({ questions });
      const answer = await api.ask(CompatibilityBatchAnswer, {
        method: 'POST',
        path: '/v1/compatibility',
        headers,
        body,
      });
      if (!answer.ok) return unexpected(answer.problem);
      const { version, results, statements } = answer.value;
      return results.map((result, at) => {
        if ('problem' in result) {
          return { ok: false, error: unknownAddon(result.problem, questions[at]?.addon ?? '') };
        }
        const named = new Set(result.cells.flatMap(({ statements, onSomeHosts }) => [...statements, ...onSomeHosts]));
        return {
          ok: true,
          value: { version, cells: result.cells, statements: statements.filter(({ id }) => named.has(id)) },
        };
      });
    },
  };
}

/** Why an addon was not found. */
export function unknownAddon(problem: Problem, addon: string): UnknownAddon {
  return problem.code === 'unknown-addon'
    ? { code: 'unknown-addon', addon, near: problem.known ?? [] }
    : unexpected(problem);
}

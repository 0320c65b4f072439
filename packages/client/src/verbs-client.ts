import {
  ConnectionAnswer,
  Diagnosis,
  type EngineFailure,
  Explanation,
  type ExplanationKind,
  ExplanationList,
  InterfaceDetail,
  InterfaceList,
  limits,
  type Problem,
  type Verbs,
  WhatIf,
} from '@whyblocked/contract';
import { type Api, unexpected } from './api.ts';
import { connectionQuery, whatIfQuery } from './connection-query.ts';
import { pasteBody } from './paste-body.ts';

const PATHS = { cause: 'causes', issue: 'issues', noise: 'noise', judgement: 'judgements' } as const;
const KINDS = Object.keys(PATHS) as readonly ExplanationKind[];

/** The verbs, asked of an API. Names in evidence are replaced there whatever is asked for. They reject with ApiUnavailable. */
export function verbsClient(api: Api): Verbs {
  const listOf = async (kind: ExplanationKind): Promise<ExplanationList> => {
    const list = await api.ask(ExplanationList, { method: 'GET', path: `/v1/${PATHS[kind]}` });
    return list.ok ? list.value : unexpected(list.problem);
  };
  return {
    async diagnose(paste, options = {}) {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(options)) if (value !== undefined) query.set(name, value);
      const { body, contentType } = await pasteBody(paste);
      const headers = { 'Content-Type': contentType };
      const answer = await api.ask(Diagnosis, { method: 'POST', path: '/v1/diagnoses', query, headers, body });
      return answer.ok ? answer : { ok: false, error: diagnoseFailure(answer.problem, options.snapd) };
    },
    async whatIf(paste, options) {
      const query = whatIfQuery(options);
      const { body, contentType } = await pasteBody(paste);
      const headers = { 'Content-Type': contentType };
      const answer = await api.ask(WhatIf, { method: 'POST', path: '/v1/what-if', query, headers, body });
      if (answer.ok) return answer;
      if (answer.problem.code !== 'unknown-interface') {
        return { ok: false, error: diagnoseFailure(answer.problem, options.snapd) };
      }
      const { interfaces } = await this.listInterfaces();
      const known = new Set(interfaces.map(({ name }) => name));
      const asked = [...options.connect, ...(options.connected ?? [])].map((one) => one.interface);
      const unknown = asked.find((name) => !known.has(name)) ?? asked[0] ?? '';
      return { ok: false, error: { code: 'unknown-interface', interface: unknown, near: answer.problem.known ?? [] } };
    },
    async listInterfaces() {
      const list = await api.ask(InterfaceList, { method: 'GET', path: '/v1/interfaces' });
      return list.ok ? list.value : unexpected(list.problem);
    },
    async getInterface(name) {
      const path = `/v1/interfaces/${encodeURIComponent(name)}`;
      const found = await api.ask(InterfaceDetail, { method: 'GET', path });
      return found.ok ? found.value : absent(found.problem, 'unknown-interface');
    },
    async listExplanations(kind) {
      if (kind !== undefined) return listOf(kind);
      const lists = await Promise.all(KINDS.map(listOf));
      const explanations = lists.flatMap((list) => list.explanations);
      return { version: lists[0]?.version ?? '', explanations: explanations.sort(bySlug) };
    },
    async getExplanation(kind, slug) {
      const path = `/v1/${PATHS[kind]}/${encodeURIComponent(slug)}`;
      const found = await api.ask(Explanation, { method: 'GET', path });
      return found.ok ? found.value : absent(found.problem, 'unknown-explanation');
    },
    async answerConnection(name, request = {}) {
      const path = `/v1/interfaces/${encodeURIComponent(name)}/connection`;
      const answer = await api.ask(ConnectionAnswer, { method: 'GET', path, query: connectionQuery(request) });
      if (answer.ok) return answer;
      const { problem } = answer;
      switch (problem.code) {
        case 'unknown-interface':
          return { ok: false, error: { code: problem.code, interface: name, near: problem.known ?? [] } };
        case 'unknown-release':
          return { ok: false, error: { code: problem.code, release: request.snapd ?? '', known: problem.known ?? [] } };
        default:
          return unexpected(problem);
      }
    },
  };
}

function bySlug(a: { readonly slug: string }, b: { readonly slug: string }): number {
  return a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0;
}

function absent(problem: Problem, code: string): null {
  return problem.code === code ? null : unexpected(problem);
}

/** Why a paste was not read, in the words of the verbs. */
export function diagnoseFailure(problem: Problem, release = ''): EngineFailure | UnknownRelease {
  switch (problem.code) {
    case 'unknown-release':
      return { code: 'unknown-release', release, known: problem.known ?? [] };
    case 'busy':
      return { code: 'busy', queued: 0 };
    case 'deadline':
      return { code: 'deadline', timeoutMs: limits.diagnosisMs };
    default:
      return unexpected(problem);
  }
}

interface UnknownRelease {
  readonly code: 'unknown-release';
  readonly release: string;
  readonly known: readonly string[];
}

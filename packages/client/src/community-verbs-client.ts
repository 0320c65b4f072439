import {
  ChangePage,
  type CommunityVerbs,
  type DecideFailure,
  type Identity,
  type Problem,
  Report,
  ReportPage,
  SharedDiagnosis,
  ShareReceipt,
  Submitted,
} from '@whyblocked/contract';
import { z } from 'zod';
import { unknownAddon } from './addon-verbs-client.ts';
import { type Api, type ApiAnswer, type ApiRefusal, type ApiRequest, unexpected } from './api.ts';
import { ApiUnavailable } from './api-unavailable.ts';
import { invalidFields, submitFailure, tooMany } from './submit-failure.ts';

export interface CommunityTokens {
  /** Of the scope on-behalf: speaks for people by the hash of their account. */
  readonly onBehalf?: string | undefined;
  /** Of a maintainer: decides for all whom the caller lets decide. */
  readonly maintainer?: string | undefined;
}

const UNAVAILABLE = { ok: false, error: { code: 'community-unavailable' } } as const;

type Unavailable = typeof UNAVAILABLE;

/** What people say, asked of an API. Where it cannot be reached nothing was changed, and that is an answer here. */
export function communityVerbsClient(api: Api, tokens: CommunityTokens): CommunityVerbs {
  const headersOf = ({ role, name }: Identity): Readonly<Record<string, string>> => {
    if (role === 'maintainer') return tokens.maintainer ? { Authorization: `Bearer ${tokens.maintainer}` } : {};
    const isPerson = role === 'reporter' && tokens.onBehalf !== undefined;
    return isPerson ? { Authorization: `Bearer ${tokens.onBehalf}`, 'On-Behalf-Of': name } : {};
  };
  const ask = <T, E>(
    schema: z.ZodType<T>,
    { by, json, headers, ...request }: Omit<ApiRequest, 'body'> & { readonly by?: Identity; readonly json?: unknown },
    failure: (problem: Problem, refusal: ApiRefusal) => E,
  ) =>
    whereAvailable(
      () =>
        api.ask(schema, {
          ...request,
          headers: {
            ...headers,
            ...(by ? headersOf(by) : {}),
            ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
          },
          ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        }),
      failure,
    );
  return {
    submitReport: (input, by) =>
      ask(
        Submitted,
        { method: 'POST', path: '/v1/reports', by, json: input },
        (problem, refusal) => submitFailure(refusal, input) ?? unexpected(problem),
      ),
    getReport: (id, by) =>
      ask(Report, { method: 'GET', path: `/v1/reports/${encodeURIComponent(id)}`, by }, (problem) =>
        problem.code === 'unknown-report' ? ({ code: 'unknown-report', id } as const) : unexpected(problem),
      ),
    listReports: (query, by) =>
      ask(
        ReportPage,
        { method: 'GET', path: '/v1/reports', by, query: new URLSearchParams(Object.entries(query).map(asText)) },
        (problem) =>
          problem.code === 'bad-cursor'
            ? ({ code: 'bad-cursor' } as const)
            : unknownAddon(problem, String(query.addon ?? '')),
      ),
    decideReport: async (id, action, by) => {
      if (by.role === 'maintainer' && tokens.maintainer === undefined) {
        return { ok: false, error: { code: 'not-allowed', needs: 'maintainer' } };
      }
      const path = `/v1/reports/${encodeURIComponent(id)}/decisions`;
      return ask(Report, { method: 'POST', path, by, json: action }, (problem): DecideFailure => {
        switch (problem.code) {
          case 'invalid-request':
            return invalidFields(problem);
          case 'unknown-report':
            return { code: 'unknown-report', id };
          case 'not-allowed':
          case 'token-missing':
            return { code: 'not-allowed', needs: problem.needs ?? 'maintainer' };
          case 'wrong-state':
            return problem.state === undefined
              ? unexpected(problem)
              : { code: 'wrong-state', state: problem.state, action: action.action };
          case 'cannot-merge':
            return { code: 'cannot-merge', into: action.action === 'merge' ? action.into : '' };
          case 'says-missing':
          case 'ran-missing':
            return { code: problem.code };
          default:
            return unexpected(problem);
        }
      });
    },
    listChanges: (since) =>
      ask(
        ChangePage,
        { method: 'GET', path: '/v1/changes', query: new URLSearchParams({ since: String(since) }) },
        unexpected,
      ),
    shareDiagnosis: (diagnosis, by) =>
      ask(ShareReceipt, { method: 'POST', path: '/v1/diagnoses/share', by, json: { diagnosis } }, (problem, refusal) =>
        problem.code === 'too-many' ? tooMany('shares', refusal) : unexpected(problem),
      ),
    getShared: (id) =>
      ask(SharedDiagnosis, { method: 'GET', path: `/v1/shared/${encodeURIComponent(id)}` }, unknownShare),
    deleteShared: (id, secret) =>
      ask(
        z.null(),
        { method: 'DELETE', path: `/v1/shared/${encodeURIComponent(id)}`, headers: { 'Share-Secret': secret } },
        (problem) => (problem.code === 'wrong-secret' ? ({ code: 'wrong-secret' } as const) : unknownShare(problem)),
      ),
  };
}

/** What goes wrong on the way, and what no word is for, is that the database cannot be reached. */
async function whereAvailable<T, E>(
  ask: () => Promise<ApiAnswer<T>>,
  failure: (problem: Problem, refusal: ApiRefusal) => E,
): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E } | Unavailable> {
  try {
    const answer = await ask();
    return answer.ok ? answer : { ok: false, error: failure(answer.problem, answer) };
  } catch (error) {
    if (error instanceof ApiUnavailable) return UNAVAILABLE;
    throw error;
  }
}

function unknownShare(problem: Problem): { readonly code: 'unknown-share' } {
  return problem.code === 'unknown-share' ? { code: 'unknown-share' } : unexpected(problem);
}

function asText([name, value]: [string, unknown]): [string, string] {
  return [name, String(value)];
}

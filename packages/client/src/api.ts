import { Problem } from '@whyblocked/contract';
import type { z } from 'zod';
import { ApiUnavailable } from './api-unavailable.ts';

const TIMEOUT_MS = 35_000;

export interface ApiOptions {
  /** "https://why.example", without a slash at the end. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /** Longest wait for an answer, upload included; 35 s by default. */
  readonly timeoutMs?: number;
}

/** Held whole, or sent as it comes. */
export type ApiBody = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** "/v1/interfaces" */
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ApiBody;
}

/** What the API said: an answer, or a problem with its code. */
export type ApiAnswer<T> = { readonly ok: true; readonly value: T } | ApiRefusal;

export interface ApiRefusal {
  readonly ok: false;
  readonly problem: Problem;
  /** When to ask again, where the API says so. */
  readonly retryAfterMs?: number;
}

export interface Api {
  /** Rejects with {@link ApiUnavailable} where there is neither an answer in the expected form nor a problem. */
  ask<T>(schema: z.ZodType<T>, request: ApiRequest): Promise<ApiAnswer<T>>;
}

export function createApi({ baseUrl, fetch: send = fetch, timeoutMs = TIMEOUT_MS }: ApiOptions): Api {
  return {
    async ask(schema, { method, path, query, headers = {}, body }) {
      const url = `${baseUrl}${path}${query && query.size > 0 ? `?${query}` : ''}`;
      const response = await answered(() =>
        send(url, {
          method,
          headers: { Accept: 'application/json', ...headers },
          signal: AbortSignal.timeout(timeoutMs),
          redirect: 'error',
          ...(body === undefined ? {} : { body }),
          // A body that comes in pieces is sent as it comes.
          ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
        }),
      );
      const json = response.status === 204 ? null : await answered(() => response.json());
      if (response.ok) {
        const value = schema.safeParse(json);
        if (value.success) return { ok: true, value: value.data };
        throw new ApiUnavailable(`${method} ${path} was answered in another form`);
      }
      const problem = Problem.safeParse(json);
      if (!problem.success) throw new ApiUnavailable(`${method} ${path} was answered with ${response.status}`);
      const seconds = response.headers.get('Retry-After') ?? '';
      const retryAfterMs = /^\d{1,9}$/.test(seconds) ? { retryAfterMs: Number(seconds) * 1000 } : {};
      return { ok: false, problem: problem.data, ...retryAfterMs };
    },
  };
}

/** What a problem means that is none of those which the verbs know. */
export function unexpected({ code, title }: Problem): never {
  throw new ApiUnavailable(title, { code });
}

async function answered<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw new ApiUnavailable('the API cannot be reached', { cause });
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { DiscordAPIError, HTTPError, RateLimitError, type RawFile, REST, type RequestMethod } from '@discordjs/rest';
import { type AttemptPlan, pauseBefore } from './attempt-plan.ts';

/** "hashes" of rate limits and their queues are dropped when they were idle for so long. */
const SWEEP_MS = 60_000;
/** Nothing listens there, so nothing was done. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

export interface DiscordRequest {
  readonly method: `${RequestMethod}`;
  /** "/channels/1/messages" */
  readonly path: `/${string}`;
  readonly query?: URLSearchParams;
  readonly body?: unknown;
  readonly files?: readonly RawFile[];
  /** False: the path holds a token of an interaction, which is enough. */
  readonly isBots: boolean;
}

export type RequestFailure =
  /** `discordCode` is 0 where Discord, or what lies between, told none. */
  | { readonly code: 'refused'; readonly status: number; readonly discordCode: number }
  | { readonly code: 'unavailable' };

/** `attempts`: how often it was sent. */
export type RequestResult = { readonly attempts: number } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: RequestFailure }
);

export interface DiscordRequests {
  /** Never rejects. */
  send(request: DiscordRequest, plan: AttemptPlan): Promise<RequestResult>;
}

export interface RequestsOptions {
  /** "https://discord.com/api" */
  readonly apiUrl: string;
  /** Of the bot; without it only what the token of an interaction is enough for can be asked. */
  readonly token: string | undefined;
  /** Discord does not know the token: it was replaced, and nothing works any more. */
  readonly onUnauthorized: () => void;
}

/**
 * Sends requests over the queues of @discordjs/rest, which keep Discord's rate limits. What it does about failures is replaced: it
 * repeats at once, repeats a 429 without Retry-After for ever, does not repeat where the connection was closed, and waits longer
 * for an answer than Discord does for ours.
 */
export function createRequests({ apiUrl, token, onUnauthorized }: RequestsOptions): DiscordRequests {
  const rest = new REST({
    api: apiUrl,
    version: '10',
    retries: 0,
    timeout: 60_000,
    rejectOnRateLimit: () => true,
    handlerSweepInterval: SWEEP_MS,
  });
  if (token !== undefined) rest.setToken(token);

  return {
    async send(request, plan) {
      const endsAt = performance.now() + plan.totalMs;
      for (let attempts = 1; ; attempts++) {
        const leftMs = endsAt - performance.now();
        try {
          const signal = AbortSignal.timeout(Math.max(1, Math.ceil(Math.min(plan.attemptMs, leftMs))));
          return { ok: true, value: await once(rest, request, signal), attempts };
        } catch (error) {
          const trouble = troubleOf(error);
          if (trouble.kind === 'refused') {
            const { status, discordCode } = trouble;
            if (status === 401 && request.isBots) onUnauthorized();
            return { ok: false, error: { code: 'refused', status, discordCode }, attempts };
          }
          const waitMs = pauseBefore(plan, attempts, trouble.retryAfterMs);
          const isOver = performance.now() + waitMs >= endsAt;
          if (isOver || (trouble.isMaybeDone && !plan.isRepeatable)) {
            return { ok: false, error: { code: 'unavailable' }, attempts };
          }
          await pause(waitMs);
        }
      }
    },
  };
}

function once(rest: REST, { method, path, query, body, files, isBots }: DiscordRequest, signal: AbortSignal) {
  return rest.request({
    method: method as RequestMethod,
    fullRoute: path,
    auth: isBots,
    signal,
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
    ...(files === undefined || files.length === 0 ? {} : { files: [...files] }),
  });
}

type Trouble =
  | { readonly kind: 'refused'; readonly status: number; readonly discordCode: number }
  | { readonly kind: 'passing'; readonly retryAfterMs: number; readonly isMaybeDone: boolean };

function troubleOf(error: unknown): Trouble {
  if (error instanceof RateLimitError) {
    return { kind: 'passing', retryAfterMs: Math.max(0, error.retryAfter), isMaybeDone: false };
  }
  if (error instanceof DiscordAPIError) {
    return { kind: 'refused', status: error.status, discordCode: typeof error.code === 'number' ? error.code : 0 };
  }
  // A server that fails says that it did not do it.
  if (error instanceof HTTPError) return { kind: 'passing', retryAfterMs: 0, isMaybeDone: false };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { kind: 'passing', retryAfterMs: 0, isMaybeDone: !NOT_SENT.has(code) };
}

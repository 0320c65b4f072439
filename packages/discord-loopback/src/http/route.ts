import type { Answered } from '../world/discord-error.ts';
import type { World } from '../world/world.ts';
import type { SentBody } from './sent-body.ts';

/** One request to Discord, recorded with what came of it. */
export interface RecordedRequest {
  /** "POST /channels/:channel/messages", or the path itself where no route is. */
  readonly route: string;
  readonly path: string;
  readonly body: SentBody;
  /** By the clock of the machine. */
  readonly atMs: number;
  /** Absent until it is answered, and where it never is. */
  status?: number;
}

export interface RouteCall {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: SentBody;
}

/** What comes of it: `null` is an answer without a body. */
export type RouteAnswer = Answered<unknown>;

export interface Route {
  /** "POST /channels/:channel/messages" */
  readonly name: string;
  /** Whether the bot has to say its token. */
  readonly needsToken: boolean;
  readonly handle: (call: RouteCall) => RouteAnswer;
}

/** A route of which the bot must say who it is. */
export function route(name: string, handle: Route['handle']): Route {
  return { name, needsToken: true, handle };
}

/** A route for whoever has the token of an interaction. */
export function openRoute(name: string, handle: Route['handle']): Route {
  return { name, needsToken: false, handle };
}

/** Finds the route of a request and what stands in its path. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly params: Readonly<Record<string, string>> } | undefined {
  const parts = path.split('/');
  for (const one of routes) {
    const [wantedMethod, pattern = ''] = one.name.split(' ');
    const wanted = pattern.split('/');
    if (wantedMethod !== method || wanted.length !== parts.length) continue;
    const fits = wanted.every((part, at) => part.startsWith(':') || part === parts[at]);
    if (!fits) continue;
    const params = wanted.flatMap((part, at) => (part.startsWith(':') ? [[part.slice(1), parts[at] ?? '']] : []));
    return { route: one, params: Object.fromEntries(params) };
  }
  return undefined;
}

import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { ServerContext, ServerEnv } from '../endpoint.ts';
import type { ServerLog } from '../server-deps.ts';

export interface RecordRequestsOptions {
  readonly log: ServerLog;
  readonly now: () => number;
  readonly newId: () => string;
}

/** Gives each request an id and tells the log of it once, when it is answered. */
export function recordRequests({ log, now, newId }: RecordRequestsOptions): MiddlewareHandler<ServerEnv> {
  return async (c, next) => {
    const id = newId();
    const startMs = now();
    c.set('requestId', id);
    c.set('facts', {});
    await next();
    c.header('X-Request-Id', id);
    log.request({
      id,
      method: c.req.method,
      route: matchedPattern(c),
      status: c.res.status,
      durationMs: Math.round(now() - startMs),
      ...c.get('facts'),
    });
  };
}

/** The pattern of the endpoint; null when only the middleware matched. */
function matchedPattern(c: ServerContext): string | null {
  const pattern = routePath(c, -1);
  // ":name{.+}" is ":name", however much of the address it takes.
  return pattern === '/*' || pattern === '*' ? null : pattern.replace(/\{[^}]*\}/g, '');
}

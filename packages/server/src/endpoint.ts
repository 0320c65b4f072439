import type { Context } from 'hono';
import type { Operation } from './openapi/operation.ts';
import type { RequestEvent } from './server-deps.ts';

/** What the middleware gives to every handler, and the facts a handler leaves for the log. */
export interface ServerEnv {
  Bindings: {
    /** The other end of the connection; absent where there is no socket. */
    readonly address?: string;
  };
  Variables: {
    requestId: string;
    facts: Partial<RequestEvent>;
  };
}

export type ServerContext = Context<ServerEnv>;

/** One method of one path. `operation` describes it in the OpenAPI document; pages have none. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** In Hono's form: "/v1/interfaces/:name". */
  readonly path: string;
  readonly operation?: Operation;
  readonly handle: (c: ServerContext) => Response | Promise<Response>;
}

/** Adds to what the log will say of this request. */
export function note(c: ServerContext, facts: Partial<RequestEvent>): void {
  c.set('facts', { ...c.get('facts'), ...facts });
}

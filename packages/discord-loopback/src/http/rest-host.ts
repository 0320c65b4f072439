import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault, Faults } from '../faults/fault.ts';
import { type DiscordError, ERRORS } from '../world/discord-error.ts';
import type { World } from '../world/world.ts';
import { matchRoute, type RecordedRequest, type Route, type RouteAnswer } from './route.ts';
import { sentBody } from './sent-body.ts';

const PREFIX = '/api/v10';

/** Discord's REST interface: records each request, meets it with a fault where one waits, else answers it. */
export class RestHost {
  readonly #world: World;
  readonly #routes: readonly Route[];
  readonly #faults: Faults;
  readonly server: Server;
  readonly requests: RecordedRequest[] = [];
  origin = '';

  constructor(world: World, routes: readonly Route[], faults: Faults) {
    this.#world = world;
    this.#routes = routes;
    this.#faults = faults;
    this.server = createServer((request, response) => void this.#serve(request, response));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    const path = url.pathname.startsWith(PREFIX) ? url.pathname.slice(PREFIX.length) : url.pathname;
    const body = await sentBody(request).catch(() => undefined);
    const matched = matchRoute(this.#routes, request.method ?? '', decodeURIComponent(path));
    const name = matched?.route.name ?? `${request.method} ${path}`;
    const { authorization } = request.headers;
    const recorded: RecordedRequest = {
      route: name,
      path,
      body: body ?? { json: undefined, wire: {}, files: [] },
      atMs: performance.now(),
    };
    this.requests.push(recorded);
    this.#world.changed();
    if (!matched || !body) this.#world.violations.push(matched ? `${name} has a malformed body` : `no route ${name}`);
    const answer = (): RouteAnswer => {
      if (!matched || !body) return { ok: false, error: ERRORS.invalidBody };
      const isKnown = authorization === `Bot ${this.#world.bot.token}`;
      if (matched.route.needsToken && !isKnown) return { ok: false, error: ERRORS.unauthorized };
      return matched.route.handle({ world: this.#world, params: matched.params, query: url.searchParams, body });
    };
    const say = (status: number, text: string, headers: Record<string, string>): void => {
      recorded.status = status;
      response.writeHead(status, headers).end(text);
      this.#world.changed();
    };
    await meet(this.#faults.take(name), answer, say, response);
    this.#world.changed();
  }
}

type Say = (status: number, text: string, headers: Record<string, string>) => void;

async function meet(
  fault: Fault | undefined,
  answer: () => RouteAnswer,
  say: Say,
  response: ServerResponse,
): Promise<void> {
  switch (fault?.kind) {
    case 'status':
      return say(fault.status, fault.body ?? '', { ...fault.headers });
    case 'hang':
      if (fault.when === 'after') answer();
      return;
    case 'reset':
      if (fault.when === 'after') answer();
      response.destroy();
      return;
    case 'hold':
      await fault.until;
      break;
  }
  const answered = answer();
  if (!answered.ok) return say(answered.error.status, JSON.stringify(errorBody(answered.error)), JSON_TYPE);
  if (answered.value === null) return say(204, '', {});
  say(200, JSON.stringify(answered.value), JSON_TYPE);
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

function errorBody({ code, message }: DiscordError) {
  return { code, message };
}

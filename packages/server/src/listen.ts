import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { problemOf } from './errors/problem-of.ts';

/** Bounds for clients that are slow, on purpose or not. */
const HEADERS_MS = 10_000;
/** Whoever sends too slowly is ended long before, by what reads the body; this is for bodies that nobody reads. */
const REQUEST_MS = 3_600_000;
/** A socket on which nothing moves, a reader that does not read included; longer than any diagnosis may wait and take. */
const SILENCE_MS = 300_000;
const CONNECTIONS = 1024;
const SWEEP_MS = 20;

export interface ListenOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface Listening {
  /** An address that this machine can open. */
  readonly url: string;
  readonly port: number;
  /** Takes no more connections, lets running requests end within the grace, then cuts them. */
  close(graceMs: number): Promise<void>;
}

/** `system` is the code of the operating system: "EADDRINUSE", "EACCES", "EADDRNOTAVAIL", "ENOTFOUND". */
export interface ListenFailure extends ListenOptions {
  readonly code: 'cannot-listen';
  readonly system: string;
}

interface Fetcher {
  fetch(request: Request, peer: { readonly address?: string }): Response | Promise<Response>;
}

/** Serves an app on a socket. */
export function listen(
  app: Fetcher,
  { host, port }: ListenOptions,
): Promise<{ readonly ok: true; readonly value: Listening } | { readonly ok: false; readonly error: ListenFailure }> {
  const listener = getRequestListener((request, { incoming }) => app.fetch(request, peerOf(incoming)), {
    overrideGlobalObjects: false,
    errorHandler: malformedAnswer,
  });
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS }, listener);
  server.timeout = SILENCE_MS;
  server.maxConnections = CONNECTIONS;
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ ok: false, error: { code: 'cannot-listen', system: error.code ?? '', host, port } });
    });
    server.listen({ host, port }, () => {
      const { port: taken } = server.address() as AddressInfo;
      const url = `http://${urlHost(host)}:${taken}`;
      resolve({ ok: true, value: { url, port: taken, close: (graceMs) => close(server, graceMs) } });
    });
  });
}

/** Why listening failed and what to do, as one sentence. */
export function listenSentence({ system, host, port }: ListenFailure): string {
  if (system === 'EADDRINUSE') return `Port ${port} on ${host} is in use; stop what uses it, or choose another.`;
  if (system === 'EACCES') return `Port ${port} on ${host} needs more rights than you have; choose one above 1023.`;
  return `This machine cannot listen on ${host} (${system}); 127.0.0.1 works everywhere.`;
}

/** For what the adaptor cannot make a request of, such as a broken Host header; the app never rejects. */
function malformedAnswer(): Response {
  const { problem } = problemOf({ code: 'malformed-request' });
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', 'X-Content-Type-Options': 'nosniff' },
  });
}

function peerOf({ socket }: IncomingMessage | Http2ServerRequest): { readonly address?: string } {
  const { remoteAddress: address } = socket;
  return address === undefined ? {} : { address };
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Connections that are kept open become idle only when their running request is answered.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}

function urlHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

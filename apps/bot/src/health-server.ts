import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GatewayHealth } from './gateway/gateway-state.ts';

export interface HealthServer {
  readonly url: string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** Says on this machine alone whether the bot is well: 200 or 503. Resolves to the code of the system where it cannot listen. */
export function startHealthServer(port: number, health: () => GatewayHealth): Promise<HealthServer | string> {
  const server = createServer((request, response) => {
    const isAsked = request.url === '/healthz' && (request.method === 'GET' || request.method === 'HEAD');
    const now = health();
    const status = isAsked ? (now.isWell ? 200 : 503) : 404;
    response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(isAsked && request.method === 'GET' ? `${JSON.stringify(now)}\n` : undefined);
  });
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? String(error)));
    server.listen({ host: HOST, port }, () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve({
        url: `http://${HOST}:${taken}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { Problem } from '@whyblocked/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Listening, listen, listenSentence } from './listen.ts';
import { fakeServer, fakeVerbs } from './server.fixture.ts';

const MEBIBYTE = 1024 * 1024;
let server: Listening;

// Tens of megabytes take a while where the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

async function started(app = fakeServer({ limits: { uploadBytes: 10 * MEBIBYTE } }).app): Promise<Listening> {
  const listening = await listen(app, { host: '127.0.0.1', port: 0 });
  if (!listening.ok) throw new Error(listening.error.system);
  return listening.value;
}

beforeAll(async () => {
  server = await started();
});
afterAll(() => server.close(0));

/** Sends a body in chunks as fast as the socket takes it; resolves to the answer, however much was sent by then. */
function send(
  sizeBytes: number,
  headers: Record<string, string>,
  agent: Agent | false = false,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const chunk = Buffer.alloc(64 * 1024, 'a');
    const sending = request(`${server.url}/v1/diagnoses`, { method: 'POST', headers, agent }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      response.once('end', () => {
        sending.destroy();
        resolve({ status: response.statusCode ?? 0, body });
      });
      response.once('error', reject);
    });
    sending.on('error', reject);
    let left = sizeBytes;
    const write = (): void => {
      while (left > 0 && !sending.destroyed) {
        const part = chunk.subarray(0, Math.min(left, chunk.length));
        left -= part.length;
        if (!sending.write(part)) {
          sending.once('drain', write);
          return;
        }
      }
      sending.end();
    };
    write();
  });
}

describe('a socket', () => {
  it('takes the largest body there is', async () => {
    const { status } = await send(10 * MEBIBYTE, { 'Content-Type': 'text/plain' });
    expect(status).toBe(200);
  });

  const keeping = new Agent({ keepAlive: true });
  afterAll(() => keeping.destroy());

  it.each([
    ['announced', 'kept', { 'Content-Length': String(40 * MEBIBYTE) }, keeping],
    ['not announced', 'kept', { 'Transfer-Encoding': 'chunked' }, keeping],
    ['announced', 'closed', { 'Content-Length': String(40 * MEBIBYTE) }, false as const],
    ['not announced', 'closed', { 'Transfer-Encoding': 'chunked' }, false as const],
  ])('answers a body that is too large, %s, on a connection that is %s', async (_body, _connection, headers, agent) => {
    const { status, body } = await send(40 * MEBIBYTE, { 'Content-Type': 'text/plain', ...headers }, agent);
    expect(status).toBe(413);
    expect(Problem.parse(JSON.parse(body))).toMatchObject({ code: 'body-too-large', limit: 10 * MEBIBYTE });
  });

  it('answers what is no request at all with a problem', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.end('GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n');
      });
      let text = '';
      socket.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      socket.once('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('malformed-request');
  });
});

it('says why it cannot listen', async () => {
  const again = await listen(fakeServer().app, { host: '127.0.0.1', port: server.port });
  expect(again).toMatchObject({ ok: false, error: { code: 'cannot-listen', system: 'EADDRINUSE' } });
  if (!again.ok) expect(listenSentence(again.error)).toMatch(/^Port \d+ on 127\.0\.0\.1 is in use; /);
  const nowhere = await listen(fakeServer().app, { host: '192.0.2.1', port: 0 });
  if (nowhere.ok) throw new Error('192.0.2.1 is an address for documentation');
  expect(listenSentence(nowhere.error)).toContain('cannot listen on 192.0.2.1');
});

it('lets a running request end before it closes', async () => {
  const asked = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const { verbs } = fakeVerbs(async () => {
    asked.resolve();
    await go.promise;
    return { ok: false, error: { code: 'deadline', timeoutMs: 1 } };
  });
  const slow = await started(fakeServer({ verbs }).app);
  const answer = fetch(`${slow.url}/v1/diagnoses`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body: 'x',
  });
  await asked.promise;
  const closed = slow.close(60_000);
  go.resolve();
  expect((await answer).status).toBe(504);
  await closed;
  await expect(fetch(slow.url)).rejects.toThrow();
});

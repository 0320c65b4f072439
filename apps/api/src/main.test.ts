import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Diagnosis, InterfaceDetail, InterfaceList, Problem } from '@whyblocked/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { failedStart, type StartedApi, startApi } from './started-api.fixture.ts';

const MEBIBYTE = 1024 * 1024;
const denial =
  'Oct 19 05:11:57 lantern kernel: audit: type=1400 audit(1729307517.445:657): apparmor="DENIED" operation="open" ' +
  'profile="snap.disk-report.disk-report" name="/etc/fstab" pid=5507 comm="findmnt" requested_mask="r" denied_mask="r" ' +
  'fsuid=1000 ouid=0';

// Programs start slowly where the machine is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let api: StartedApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api?.stop());

function ask(body: string | Uint8Array<ArrayBuffer>, type = 'text/plain'): Promise<Response> {
  return fetch(`${api.url}/v1/diagnoses`, { method: 'POST', headers: { 'Content-Type': type }, body });
}

async function diagnosed(body: string | Uint8Array<ArrayBuffer>): Promise<Diagnosis> {
  const response = await ask(body);
  expect(response.status).toBe(200);
  return Diagnosis.parse(await response.json());
}

async function refused(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return Problem.parse(await response.json());
}

/** Whatever came before, a real denial still gets its true answer. */
async function stillWell(): Promise<void> {
  const diagnosis = await diagnosed(denial);
  expect(diagnosis.verdict.code).toBe('connect-interface');
  expect(diagnosis.findings[0]?.interfaces.map(({ name }) => name)).toContain('mount-observe');
}

describe('the started API', () => {
  it('answers a real denial with the interface that permits it, and the rule', async () => {
    await stillWell();
    const { findings } = await diagnosed(denial);
    const grant = findings[0]?.interfaces.find(({ name }) => name === 'mount-observe');
    expect(grant?.rule).toContain('/etc/fstab');
    expect(grant?.source.file).toContain('mount_observe.go');
  });

  it('shows the interfaces of snapd', async () => {
    const list = InterfaceList.parse(await (await fetch(`${api.url}/v1/interfaces`)).json());
    expect(list.interfaces.length).toBeGreaterThan(100);
    const one = InterfaceDetail.parse(await (await fetch(`${api.url}/v1/interfaces/mount-observe`)).json());
    expect(one.policy.some(({ rule }) => rule.includes('/etc/fstab'))).toBe(true);
  });

  it('answers a form with a page', async () => {
    const response = await fetch(api.url, { method: 'POST', body: new URLSearchParams({ text: denial }) });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('mount-observe');
  });

  it('answers what is larger than memory should hold, as it comes, and a small one meanwhile', async () => {
    const filler = new Uint8Array(16 * MEBIBYTE).fill(0x61).map((byte, at) => (at % 100 === 0 ? 0x0a : byte));
    const form = new FormData();
    form.append('file', new Blob([filler]), 'filler.log');
    form.append('file', new Blob([denial]), 'kern.log');
    const answers = [fetch(`${api.url}/v1/diagnoses`, { method: 'POST', body: form }), ask(filler)];
    await stillWell();
    const [response, plain] = await Promise.all(answers);
    const diagnosis = Diagnosis.parse(await response?.json());
    expect(diagnosis).toMatchObject({ verdict: { code: 'connect-interface' }, input: { files: 2, truncated: false } });
    expect(diagnosis.findings[0]?.at).toEqual([{ file: 'kern.log', line: 1 }]);
    expect(Diagnosis.parse(await plain?.json()).input.bytes).toBe(filler.length);
  }, 60_000);

  it('tells its limits, and holds to those that it was started with', async () => {
    const small = await startApi({ MAX_UPLOAD_BYTES: '1000' });
    const told = await (await fetch(`${small.url}/v1/limits`)).json();
    expect(told).toMatchObject({ uploadBytes: 1000, uploadFiles: 20, silenceMs: 30_000 });
    const response = await fetch(`${small.url}/v1/diagnoses`, { method: 'POST', body: new Uint8Array(1001) });
    expect(await refused(response)).toMatchObject({ status: 413, code: 'body-too-large', limit: 1000 });
    await small.stop();
  });

  it('has nothing for Discord where it is not switched on', async () => {
    const response = await fetch(`${api.url}/discord/interactions`, { method: 'POST', body: '{"type":1}' });
    expect(await refused(response)).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('logs each request once, and nothing of what was sent', async () => {
    const response = await ask(denial);
    await response.arrayBuffer();
    const id = response.headers.get('x-request-id');
    await expect.poll(() => api.log.filter((line) => line.id === id)).toHaveLength(1);
    const line = api.log.find((one) => one.id === id);
    expect(line).toMatchObject({ route: '/v1/diagnoses', status: 200, outcomes: { 'connect-interface': 1 } });
    expect(JSON.stringify(api.log)).not.toMatch(/disk-report|fstab|lantern/);
  });
});

describe('bad input', () => {
  it.each([
    ['nothing', '', 'text/plain', 400, 'empty-body'],
    ['JSON that is not JSON', '{"text": ', 'application/json', 400, 'invalid-json'],
    ['JSON that is something else', '{"txt": "x"}', 'application/json', 422, 'invalid-request'],
    ['a wrong content type', denial, 'image/png', 415, 'unsupported-media-type'],
    [
      'a text that is too long',
      JSON.stringify({ text: 'a'.repeat(10 * MEBIBYTE) }),
      'application/json',
      413,
      'body-too-large',
    ],
    ['a form that is none', denial, 'multipart/form-data; boundary=x', 400, 'malformed-form'],
  ])('%s is refused with a clear problem', async (_name, body, type, status, code) => {
    const problem = await refused(await ask(body, type));
    expect(problem).toMatchObject({ status, code });
    expect(problem.detail?.length).toBeGreaterThan(10);
    await stillWell();
  });

  it('an unknown release of snapd is refused with those that are known', async () => {
    const body = JSON.stringify({ text: denial, snapd: '0.1' });
    const problem = await refused(await ask(body, 'application/json'));
    expect(problem).toMatchObject({ status: 422, code: 'unknown-release' });
    expect(problem.known?.length).toBeGreaterThan(0);
  });

  it.each([
    ['10 MiB of random bytes', () => new Uint8Array(randomBytes(10 * MEBIBYTE))],
    ['one line of 10 MB', () => new Uint8Array(10_000_000).fill(0x61)],
    ['a record that is cut off', () => new TextEncoder().encode(denial.slice(0, 120))],
    ['10 MiB of one quote after the other', () => new Uint8Array(10 * MEBIBYTE).fill(0x22)],
  ])('%s is answered', async (_name, bytes) => {
    const diagnosis = await diagnosed(bytes());
    expect(diagnosis.findings.every(({ evidence }) => evidence.length <= 3)).toBe(true);
    await stillWell();
  });

  it('a client that goes away halfway harms nobody', async () => {
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const request =
      'POST /v1/diagnoses HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nabc';
    await new Promise<void>((resolve) => socket.write(request, () => resolve()));
    socket.destroy();
    await stillWell();
  });

  it('many large pastes at once are answered or asked to come again, and health is told meanwhile', async () => {
    const large = new Uint8Array(10 * MEBIBYTE).fill(0x61);
    const answers = Array.from({ length: 24 }, () => ask(large));
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(statuses).toContain(200);
    await stillWell();
  }, 60_000);
});

describe('starting', () => {
  it.each([
    [
      'a port that is none',
      () => ({ PORT: 'http' }),
      /^PORT has to be a number from 0 to 65535, and it is "http"\.\n$/,
    ],
    [
      'a port in use',
      () => ({ PORT: new URL(api.url).port }),
      /^Port \d+ on 127\.0\.0\.1 is in use; stop what uses it, or choose another\.\n$/,
    ],
    [
      'knowledge that is not there',
      () => ({ PORT: '0', WHYBLOCKED_KNOWLEDGE: '/nowhere/knowledge.db' }),
      /^There is no knowledge at \/nowhere\/knowledge\.db; .*\n$/,
    ],
    [
      'knowledge that is none',
      () => ({ PORT: '0', WHYBLOCKED_KNOWLEDGE: import.meta.filename }),
      /^The knowledge at .*main\.test\.ts cannot be opened \(.*\); build it again\.\n$/,
    ],
  ])('with %s ends with 2 and one sentence', async (_name, environment, sentence) => {
    const { code, stderr, stdout } = await failedStart(environment());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends well on %s', async (signal) => {
    const other = await startApi();
    expect((await fetch(`${other.url}/healthz`)).status).toBe(200);
    expect(await other.stop(signal)).toBe(0);
    expect(other.log.at(-1)).toMatchObject({ msg: 'stopped' });
  });
});

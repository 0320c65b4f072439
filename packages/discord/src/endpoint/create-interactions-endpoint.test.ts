import { type SignedRequest, SigningKey } from '@whyblocked/discord-loopback';
import { beforeEach, expect, it, vi } from 'vitest';
import { CLOCK_TOLERANCE_S, createInteractionsEndpoint } from './create-interactions-endpoint.ts';

const NOW_MS = 1_780_000_000_000;
const key = new SigningKey();
const interaction = vi.fn(async (_payload: unknown) => undefined);
const onUntimely = vi.fn();
const onFailure = vi.fn();
const answer = createInteractionsEndpoint({
  publicKey: key.publicKey,
  edge: { interaction },
  onUntimely,
  onFailure,
  now: () => NOW_MS,
  bounds: { limitBytes: 1_000, patienceMs: 50 },
});
beforeEach(() => vi.clearAllMocks());

const command = { id: '1', type: 2, token: 'x', data: { name: 'why' } };
const signed = (payload: unknown, atMs = NOW_MS): SignedRequest => key.sign(JSON.stringify(payload), atMs);

function post(
  { headers, body }: SignedRequest,
  changes: Record<string, string> = {},
  sent: RequestInit['body'] = body,
) {
  const init = { method: 'POST', headers: { ...headers, ...changes }, body: sent, duplex: 'half' } as RequestInit;
  return answer(new Request('http://why.example/discord/interactions', init));
}

async function expectRefusal(response: Response, status: number, code: string): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ status, code });
  expect(interaction).not.toHaveBeenCalled();
}

it('answers PING in the response', async () => {
  const response = await post(signed({ id: '1', type: 1, token: 'x' }));
  expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
    200,
    'application/json',
    { type: 1 },
  ]);
  expect(interaction).not.toHaveBeenCalled();
});

it.each([
  ['a command', command],
  ['a type that is not known', { ...command, type: 77 }],
  ['what is no ASCII', { ...command, data: { name: 'why', text: 'żółw 🐢' } }],
])('takes %s with 202 and nothing else, and gives it to the edge', async (_name, payload) => {
  const response = await post(signed(payload), { 'Content-Type': 'application/json; charset=utf-8' });
  expect([response.status, await response.text()]).toEqual([202, '']);
  expect(interaction.mock.calls).toEqual([[payload]]);
});

it('checks the bytes as they were sent, however they are spaced', async () => {
  expect((await post(key.sign(' {\n"type" :\t1 }\r\n', NOW_MS))).status).toBe(200);
});

it.each<[string, SignedRequest]>([
  ['by another key', new SigningKey().sign(JSON.stringify(command), NOW_MS)],
  ['for another body', { ...signed(command), body: JSON.stringify({ ...command, token: 'y' }) }],
  [
    'for another time',
    { ...signed(command), headers: { ...signed(command).headers, 'X-Signature-Timestamp': '1780000001' } },
  ],
  ['not at all', { body: JSON.stringify(command), headers: { 'Content-Type': 'application/json' } }],
])('refuses what is signed %s', async (_name, request) => {
  await expectRefusal(await post(request), 401, 'bad-signature');
});

it.each([
  ['X-Signature-Ed25519', ''],
  ['X-Signature-Ed25519', 'ab'],
  ['X-Signature-Ed25519', 'z'.repeat(128)],
  ['X-Signature-Ed25519', '0'.repeat(128)],
  ['X-Signature-Timestamp', ''],
  ['X-Signature-Timestamp', '-1780000000'],
  ['X-Signature-Timestamp', '1780000000.0'],
  ['X-Signature-Timestamp', '1e9'],
  ['X-Signature-Timestamp', '9'.repeat(400)],
])('refuses %s: %s', async (name, value) => {
  await expectRefusal(await post(signed(command), { [name]: value }), 401, 'bad-signature');
});

it.each([CLOCK_TOLERANCE_S + 1, -CLOCK_TOLERANCE_S - 1])('refuses what was signed %i s ago, and tells', async (age) => {
  await expectRefusal(await post(signed(command, NOW_MS - age * 1_000)), 401, 'untimely');
  expect(onUntimely.mock.calls).toEqual([[age]]);
});

it.each([CLOCK_TOLERANCE_S, -CLOCK_TOLERANCE_S])('takes what was signed %i s ago', async (age) => {
  expect((await post(signed(command, NOW_MS - age * 1_000))).status).toBe(202);
});

it('does not tell of a time that nobody signed', async () => {
  const stranger = new SigningKey().sign(JSON.stringify(command), 0);
  await expectRefusal(await post(stranger), 401, 'bad-signature');
  expect(onUntimely).not.toHaveBeenCalled();
});

it.each(['', 'no JSON', '{"type":', '1', 'null', '"type"', '[[[['])('refuses the signed body %j', async (body) => {
  await expectRefusal(await post(key.sign(body, NOW_MS)), 400, 'invalid-json');
});

it.each(['GET', 'PUT', 'OPTIONS'])('refuses %s', async (method) => {
  const response = await answer(new Request('http://why.example/', { method }));
  expect(response.headers.get('allow')).toBe('POST');
  await expectRefusal(response, 405, 'method-not-allowed');
});

it.each(['text/plain', 'application/jsonp', 'multipart/form-data; boundary=x'])('refuses the type %s', async (type) => {
  await expectRefusal(await post(signed(command), { 'Content-Type': type }), 415, 'unsupported-media-type');
});

const streamOf = (pull: (controller: ReadableStreamDefaultController<Uint8Array>) => void | Promise<void>) =>
  new ReadableStream<Uint8Array>({ pull });

it.each<[string, Record<string, string>, () => RequestInit['body']]>([
  ['is announced', { 'Content-Length': '1001' }, () => JSON.stringify(command)],
  ['comes', {}, () => 'x'.repeat(1_001)],
  ['never ends', {}, () => streamOf((controller) => controller.enqueue(new Uint8Array(100)))],
])('refuses a body that is larger than it reads: it %s', async (_name, headers, body) => {
  await expectRefusal(await post(signed(command), headers, body()), 413, 'body-too-large');
});

it('reads a body as large as that', async () => {
  const body = JSON.stringify({ ...command, token: 'x'.repeat(1_000 - JSON.stringify(command).length + 1) });
  expect(body.length).toBe(1_000);
  expect((await post(key.sign(body, NOW_MS))).status).toBe(202);
});

it('gives a body up that does not come', async () => {
  const silent = streamOf(() => new Promise(() => undefined));
  await expectRefusal(await post(signed(command), {}, silent), 408, 'body-too-slow');
});

it('gives a body up that breaks off', async () => {
  const broken = streamOf((controller) => controller.error(new Error('reset')));
  await expectRefusal(await post(signed(command), {}, broken), 400, 'body-incomplete');
});

it('tells of a bug, and has taken the question', async () => {
  const bug = new Error('bug');
  interaction.mockRejectedValueOnce(bug);
  expect((await post(signed(command))).status).toBe(202);
  await vi.waitFor(() => expect(onFailure.mock.calls).toEqual([[bug]]));
});

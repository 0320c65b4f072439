import { type DiagnoseFailure, Diagnosis, Problem } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { exampleDenial } from '../example-denial.ts';
import { fakeServer, fakeVerbs, post, withEvidence } from '../server.fixture.ts';

const path = '/v1/diagnoses';

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = Problem.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem.type).toBe(`/problems#${problem.code}`);
  return problem;
}

const lengthOf = (bytes: number) => ({ 'Content-Length': String(bytes) });

/** A body of unknown length; counts how much of it was taken. */
function endless(chunkBytes: number) {
  const taken = { bytes: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        taken.bytes += chunkBytes;
        controller.enqueue(new Uint8Array(chunkBytes).fill(0x61));
      },
      cancel: () => {
        taken.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, taken };
}

describe('a text', () => {
  it.each(['text/plain', 'text/plain; charset=iso-8859-1', 'TEXT/PLAIN', 'application/octet-stream', null])(
    'is diagnosed when sent as %s',
    async (type) => {
      const { app, asked } = fakeServer();
      const response = await app.request(path, post(new TextEncoder().encode(exampleDenial), type));
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(Diagnosis.parse(await response.json()).findings[0]?.evidence[0]?.text).toBe(exampleDenial);
      expect(asked).toHaveLength(1);
    },
  );

  it('is handed on byte for byte', async () => {
    const { app, asked } = fakeServer();
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await app.request(path, post(bytes, 'text/plain; charset=latin1'));
    expect(asked[0]?.bytes).toEqual(bytes);
  });

  it('takes assumptions from the query', async () => {
    const { app, asked } = fakeServer();
    await app.request(`${path}?snapd=2.61.3&system=core`, post('x'));
    expect(asked[0]?.options).toEqual({ snapd: '2.61.3', system: 'core', redact: 'evidence' });
  });

  it.each([
    ['snapd', '../../etc'],
    ['system', 'windows'],
  ])('is refused when the query has a wrong %s', async (field, value) => {
    const { app, asked } = fakeServer();
    const response = await app.request(`${path}?${new URLSearchParams({ [field]: value })}`, post('x'));
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status: 422, code: 'invalid-request', errors: [{ field }] });
    expect(JSON.stringify(problem)).not.toContain(value);
    expect(asked).toHaveLength(0);
  });
});

describe('the form of an answer', () => {
  const ask = (accept?: string) =>
    fakeServer().app.request(path, post(exampleDenial, 'text/plain', accept === undefined ? {} : { Accept: accept }));

  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    ['application/json', 'application/json'],
    ['text/markdown', 'text/markdown; charset=utf-8'],
    ['TEXT/MARKDOWN', 'text/markdown; charset=utf-8'],
    ['text/markdown;q=0.5, application/sarif+json', 'application/sarif+json'],
    ['text/markdown;q=0.5, */*', 'application/json'],
    ['application/sarif+json;q=0, text/markdown', 'text/markdown; charset=utf-8'],
    ['application/sarif+json, */*;q=0.1', 'application/sarif+json'],
    ['nonsense', 'application/json'],
    [',;,q=', 'application/json'],
  ])('asked for as %s is %s', async (accept, type) => {
    const response = await ask(accept);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('vary')).toContain('Accept');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('is Markdown with the answer first', async () => {
    expect(await (await ask('text/markdown')).text()).toMatch(/^## disk-report may not read \/etc\/fstab: /);
  });

  it('is SARIF with a place in what was sent', async () => {
    const log = await (await ask('application/sarif+json')).json();
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'whyblocked', semanticVersion: '1.2.3' } },
          results: [{ locations: [{ physicalLocation: { artifactLocation: { uri: 'paste' } } }] }],
        },
      ],
    });
  });

  it('is problem details where there is no answer', async () => {
    const response = await fakeServer().app.request(path, post('', 'text/plain', { Accept: 'text/markdown' }));
    expect(await problemOf(response)).toMatchObject({ status: 400, code: 'empty-body' });
  });
});

describe('JSON', () => {
  it('is diagnosed with its assumptions', async () => {
    const { app, asked } = fakeServer();
    const body = JSON.stringify({ text: 'ä\n', snapd: '2.77', system: 'classic' });
    const response = await app.request(path, post(body, 'application/json'));
    expect(response.status).toBe(200);
    expect(asked[0]).toMatchObject({ text: 'ä\n', options: { snapd: '2.77', system: 'classic' } });
  });

  it('that is none is told with the place', async () => {
    const { app } = fakeServer();
    const response = await app.request(path, post('{\n "text": nope }', 'application/json'));
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status: 400, code: 'invalid-json' });
    expect(problem.detail).toContain('line 2, column 11');
    expect(problem.detail).not.toContain('nope');
  });

  it('that is not UTF-8 is told', async () => {
    const { app } = fakeServer();
    const response = await app.request(path, post(Uint8Array.of(0x22, 0xff, 0x22), 'application/json'));
    expect(await problemOf(response)).toMatchObject({ status: 400, code: 'invalid-encoding' });
  });

  it.each([
    ['{}', 'text'],
    ['{"text": 1}', 'text'],
    ['{"text": "x", "system": "os2"}', 'system'],
    ['[]', '(whole)'],
    ['['.repeat(2000), '(whole)'],
    [`{"text": "x", "more": [${'{},'.repeat(2000)}{}]}`, '(whole)'],
  ])('%.30s is refused, naming %s', async (body, field) => {
    const { app } = fakeServer();
    const response = await app.request(path, post(body, 'application/json'));
    expect(await problemOf(response)).toMatchObject({ status: 422, code: 'invalid-request', errors: [{ field }] });
  });
});

describe('a body', () => {
  it.each([
    ['', 'text/plain'],
    [' \r\n\t', 'text/plain'],
    ['', 'application/json'],
    ['{"text":""}', 'application/json'],
  ])('%j as %s is told to be empty', async (body, type) => {
    const { app, asked } = fakeServer();
    const problem = await problemOf(await app.request(path, post(body, type)));
    expect(problem).toMatchObject({ status: 400, code: 'empty-body' });
    expect(problem.detail).toContain('journalctl');
    expect(asked).toHaveLength(0);
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/mixed; boundary=x', 'text/html', 'application/xml', '"'])(
    'of type %s is not read',
    async (type) => {
      const { app, asked } = fakeServer();
      const response = await app.request(path, post('x', type));
      expect(await problemOf(response)).toMatchObject({ status: 415, code: 'unsupported-media-type' });
      expect(response.headers.get('accept-post')).toMatch(/^text\/plain, application\/json, multipart\/form-data, /);
      expect(asked).toHaveLength(0);
    },
  );

  it('that is compressed is not read', async () => {
    const { app } = fakeServer();
    const response = await app.request(path, post('x', 'text/plain', { 'Content-Encoding': 'gzip' }));
    expect(await problemOf(response)).toMatchObject({ status: 415, code: 'unsupported-content-encoding' });
    expect(response.headers.get('accept-encoding')).toBe('identity');
  });

  it('of exactly the limit is read', async () => {
    const { app, asked } = fakeServer({ limits: { uploadBytes: 1000 } });
    expect((await app.request(path, post('a'.repeat(1000)))).status).toBe(200);
    expect(asked[0]?.bytes.byteLength).toBe(1000);
  });

  /** As much as is dropped after a refusal, to let the answer arrive. */
  const dropped = 32 * 1024 * 1024;
  const chunk = 1024 * 1024;
  const sent = (stream: ReadableStream, headers: Record<string, string> = {}) =>
    new Request('http://localhost/v1/diagnoses', {
      ...post(stream, 'text/plain', headers),
      duplex: 'half',
    } as RequestInit);

  it('that is announced as far too large is refused unread', async () => {
    const { app } = fakeServer({ limits: { uploadBytes: chunk } });
    const { stream, taken } = endless(chunk);
    const problem = await problemOf(await app.fetch(sent(stream, { 'Content-Length': String(dropped + 1) })));
    expect(problem).toMatchObject({ status: 413, code: 'body-too-large', limit: chunk });
    expect(taken).toEqual({ bytes: 0, cancelled: true });
  });

  it.each([{}, { 'Content-Length': String(chunk + 1) }])(
    'that is too large is refused after a bounded part of it, with %j',
    async (headers) => {
      const { app } = fakeServer({ limits: { uploadBytes: chunk } });
      const { stream, taken } = endless(chunk);
      expect(await problemOf(await app.fetch(sent(stream, headers)))).toMatchObject({ code: 'body-too-large' });
      expect(taken.bytes).toBeLessThanOrEqual(dropped + 2 * chunk);
      expect(taken.cancelled).toBe(true);
    },
  );

  it('that ends early is told', async () => {
    const { app } = fakeServer();
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
    const request = new Request('http://localhost/v1/diagnoses', { ...post(broken), duplex: 'half' } as RequestInit);
    expect(await problemOf(await app.fetch(request))).toMatchObject({ status: 400, code: 'body-incomplete' });
  });

  it('that is large waits for room, a small one does not, and one too many is turned away', async () => {
    const go = Promise.withResolvers<void>();
    const sizes: number[] = [];
    const fake = fakeVerbs(async ({ bytes }) => {
      sizes.push(bytes.byteLength);
      if (bytes.byteLength > 10) await go.promise;
      return { ok: true, value: withEvidence('x') };
    });
    const { app } = fakeServer({ verbs: fake.verbs, limits: { heldBytes: 300_000, waitingBodies: 1 } });
    const large = (bytes: number) => app.request(path, post('a'.repeat(bytes), 'text/plain', lengthOf(bytes)));
    const first = large(200_000);
    const second = large(200_001);
    expect(await problemOf(await large(200_002))).toMatchObject({ status: 503, code: 'busy' });
    expect((await large(10)).status).toBe(200);
    expect(sizes).toEqual([200_000, 10]);
    go.resolve();
    expect([(await first).status, (await second).status]).toEqual([200, 200]);
    expect(sizes).toEqual([200_000, 10, 200_001]);
  });
});

describe('a failure of the engine', () => {
  const cases: readonly (readonly [DiagnoseFailure, number])[] = [
    [{ code: 'unknown-release', release: '9.9', known: ['2.76', '2.77'] }, 422],
    [{ code: 'busy', queued: 64 }, 503],
    [{ code: 'deadline', timeoutMs: 30_000 }, 504],
  ];

  it.each(cases)('%j becomes %i', async (error, status) => {
    const { verbs } = fakeVerbs(async () => ({ ok: false, error }));
    const { app } = fakeServer({ verbs });
    const response = await app.request(path, post('x'));
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status, code: error.code });
    expect(response.headers.has('retry-after')).toBe(error.code === 'busy');
    if (error.code === 'unknown-release') expect(problem.known).toEqual(['2.76', '2.77']);
  });

  it('that is a bug is logged with an id, and only the id is told', async () => {
    const error = new Error('secret path /root');
    const { verbs } = fakeVerbs(() => Promise.reject(error));
    const { app, failures, events } = fakeServer({ verbs });
    const problem = await problemOf(await app.request(path, post('x')));
    expect(problem).toMatchObject({ status: 500, code: 'internal', id: 'id-1' });
    expect(JSON.stringify(problem)).not.toContain('secret');
    expect(failures).toEqual([{ id: 'id-1', error }]);
    expect(events).toMatchObject([{ id: 'id-1', status: 500, problem: 'internal' }]);
  });
});

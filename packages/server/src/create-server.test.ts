import { Explanation, ExplanationList, InterfaceDetail, InterfaceList, limits, Problem } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { exampleDenial } from './example-denial.ts';
import { explanationKinds } from './explanation-kinds.ts';
import { exampleExplanation } from './openapi/example-answers.ts';
import { Health } from './openapi/health.ts';
import { Limits } from './openapi/limits.ts';
import { fakeServer, fakeVerbs, post } from './server.fixture.ts';

const { app } = fakeServer();
const browser = { headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

describe('the API', () => {
  it('lists interfaces', async () => {
    const response = await app.request('/v1/interfaces');
    expect(InterfaceList.parse(await response.json()).interfaces).toHaveLength(1);
  });

  it('shows one interface', async () => {
    const response = await app.request('/v1/interfaces/mount-observe');
    expect(InterfaceDetail.parse(await response.json()).policy).toHaveLength(1);
  });

  it.each(['nothing', 'Mount-Observe', 'mount--observe', 'a'.repeat(500), '%00', "'", '%E0%A4%A'])(
    'has no interface %s',
    async (name) => {
      const response = await app.request(`/v1/interfaces/${name}`, browser);
      expect(response.status).toBe(404);
      expect(Problem.parse(await response.json()).code).toBe('unknown-interface');
    },
  );

  it('asks the verbs only for names that an interface can have', async () => {
    const { verbs } = fakeVerbs();
    const names: string[] = [];
    const getInterface = (name: string) => {
      names.push(name);
      return verbs.getInterface(name);
    };
    const strict = fakeServer({ verbs: { ...verbs, getInterface } }).app;
    await strict.request('/v1/interfaces/a;b');
    await strict.request('/v1/interfaces/a-b');
    expect(names).toEqual(['a-b']);
  });

  it.each(explanationKinds)('lists $path, and tells one', async ({ kind, path }) => {
    const { slug } = exampleExplanation(kind);
    const list = ExplanationList.parse(await (await app.request(`/v1/${path}`)).json());
    expect(list.explanations.map((one) => [one.kind, one.slug])).toEqual([[kind, slug]]);
    const response = await app.request(`/v1/${path}/${slug}`);
    expect(Explanation.parse(await response.json())).toEqual(exampleExplanation(kind));
  });

  it.each([
    ['untolerated-taints', 'Perhaps it is sched-untolerated-taint. The list is at /v1/causes.'],
    ['sys-module-of-network-tools', 'It is at /v1/noise/sys-module-of-network-tools. The list is at /v1/causes.'],
    ['zzz', 'The list is at /v1/causes.'],
    ['..%2Fetc', 'The list is at /v1/causes.'],
    ['A', 'The list is at /v1/causes.'],
    ['a'.repeat(500), 'The list is at /v1/causes.'],
    ['%00', 'The list is at /v1/causes.'],
  ])('has no cause %s, and says what was perhaps meant', async (slug, detail) => {
    const response = await app.request(`/v1/causes/${slug}`, browser);
    expect(response.status).toBe(404);
    expect(Problem.parse(await response.json())).toMatchObject({ code: 'unknown-explanation', detail });
  });

  it('asks the verbs only for slugs that there can be', async () => {
    const { verbs } = fakeVerbs();
    const asked: string[] = [];
    const getExplanation: typeof verbs.getExplanation = (kind, slug) => {
      asked.push(slug);
      return verbs.getExplanation(kind, slug);
    };
    const strict = fakeServer({ verbs: { ...verbs, getExplanation } }).app;
    await strict.request('/v1/causes/a;b');
    await strict.request('/causes/a--b');
    await strict.request('/v1/causes/a-b');
    expect(asked).toEqual(['a-b']);
  });

  it('says that it is well, and all bounds of requests and answers', async () => {
    const health = Health.parse(await (await app.request('/healthz')).json());
    expect(health).toEqual({ status: 'ok', version: '1.2.3', knowledge: { version: 'abc', snapd: '2.77' } });
    const told = Limits.parse(await (await fakeServer({ limits: { bodyBytes: 5 } }).app.request('/v1/limits')).json());
    expect(told).toMatchObject({ ...limits, bodyBytes: 5 });
  });
});

describe('every answer', () => {
  const requests: readonly (readonly [string, RequestInit])[] = [
    ['/', {}],
    ['/', post('text=x', 'application/x-www-form-urlencoded')],
    ['/assets/page.css', {}],
    ['/healthz', {}],
    ['/nowhere', {}],
    ['/nowhere', browser],
    ['/v1/diagnoses', post('x')],
    ['/v1/diagnoses', post('')],
    ['/v1/diagnoses', {}],
  ];

  it.each(requests)('%s %j has the security headers', async (path, init) => {
    const { headers } = await app.request(path, init);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'none'; style-src 'self'/);
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-request-id')).toBe('id-1');
  });

  it('has them when something broke', async () => {
    const { verbs } = fakeVerbs(() => Promise.reject(new Error('x')));
    const { headers, status } = await fakeServer({ verbs }).app.request('/v1/diagnoses', post('x'));
    expect(status).toBe(500);
    expect(headers.has('content-security-policy')).toBe(true);
  });
});

describe('an address that leads nowhere', () => {
  it('is a page for a browser', async () => {
    const response = await app.request('/nowhere', browser);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<h1>There is nothing here</h1>');
  });

  it.each([
    ['/nowhere', {}],
    ['/v1/nowhere', browser],
    ['/v1', browser],
  ])('%s is a problem for %j', async (path, init) => {
    const response = await app.request(path, init);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(Problem.parse(await response.json())).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('a method', () => {
  it.each([
    ['GET', '/v1/diagnoses', 'POST'],
    ['DELETE', '/v1/interfaces', 'GET, HEAD'],
    ['POST', '/v1/causes/x', 'GET, HEAD'],
    ['POST', '/v1/interfaces/camera', 'GET, HEAD'],
    ['PUT', '/', 'GET, HEAD, POST'],
    ['POST', '/openapi.json', 'GET, HEAD'],
  ])('%s is not allowed on %s', async (method, path, allow) => {
    const response = await app.request(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    expect(Problem.parse(await response.json()).code).toBe('method-not-allowed');
  });

  it('HEAD answers as GET does, without the body', async () => {
    for (const path of ['/', '/v1/interfaces', '/healthz']) {
      const response = await app.request(path, { method: 'HEAD' });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('');
    }
  });

  it('OPTIONS tells what there is', async () => {
    const response = await app.request('/', { method: 'OPTIONS' });
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
  });
});

it.each([
  '/v1/interfaces',
  '/v1/interfaces/mount-observe',
  '/v1/causes',
  '/v1/causes/sched-untolerated-taint',
  '/causes',
  '/causes/sched-untolerated-taint',
  '/openapi.json',
  '/interfaces',
  '/assets/page.css',
  '/',
])('%s is not sent again when it is the same', async (path) => {
  const first = await app.request(path);
  const tag = first.headers.get('etag') ?? '';
  expect(tag).toMatch(/^"[0-9a-f]+"$/);
  expect(first.headers.get('cache-control')).toBe('no-cache');
  const second = await app.request(path, { headers: { 'If-None-Match': tag } });
  expect([second.status, await second.text()]).toEqual([304, '']);
  expect((await app.request(path, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
});

it('tells the log one event per request, with patterns and counts and nothing of what was sent', async () => {
  const { app, events } = fakeServer();
  await app.request('/v1/diagnoses?snapd=2.77', post(exampleDenial));
  await app.request('/v1/interfaces/secret-name');
  await app.request('/secret-path');
  expect(events).toEqual([
    {
      id: 'id-1',
      method: 'POST',
      route: '/v1/diagnoses',
      status: 200,
      durationMs: 7,
      inputBytes: exampleDenial.length,
      verdict: 'connect-interface',
      outcomes: { 'connect-interface': 1 },
    },
    {
      id: 'id-1',
      method: 'GET',
      route: '/v1/interfaces/:name',
      status: 404,
      durationMs: 7,
      problem: 'unknown-interface',
    },
    { id: 'id-1', method: 'GET', route: null, status: 404, durationMs: 7, problem: 'not-found' },
  ]);
});

it('lets something else answer at a path, whatever the method, with its own headers, and logs it', async () => {
  const answer = async (request: Request) => new Response(await request.text(), { status: 202 });
  const { app: mounted, events } = fakeServer({ mounts: [{ path: '/other/place', answer }] });
  const response = await mounted.request('/other/place?x=1', { method: 'PUT', body: 'as it came' });
  expect([response.status, await response.text()]).toEqual([202, 'as it came']);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(events).toMatchObject([{ method: 'PUT', route: '/other/place', status: 202 }]);
  expect((await app.request('/other/place', { method: 'PUT' })).status).toBe(404);
});

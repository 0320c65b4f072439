import {
  Addon,
  AddonList,
  ChangePage,
  Problem,
  Report,
  ReportPage,
  SharedDiagnosis,
  Submitted,
} from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { fakeCommunity, lostCommunity } from '../community.fixture.ts';
import { exampleDiagnosis } from '../openapi/example-answers.ts';
import { exampleReport, exampleReportInput, exampleShareAnswer, exampleShared } from '../openapi/example-community.ts';
import { fakeServer, post } from '../server.fixture.ts';

const JSON_TYPE = 'application/json';
const json = (body: unknown, headers: Record<string, string> = {}) => post(JSON.stringify(body), JSON_TYPE, headers);
const as = (token: string) => ({ Authorization: `Bearer ${token}` });
const accept = { action: 'accept' };
const decisions = `/v1/reports/${exampleReport.id}/decisions`;

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return Problem.parse(await response.json());
}

describe('addons over HTTP', () => {
  it.each(['metallb', 'core/metallb', 'core%2Fmetallb', 'metallb:192.0.2.1', 'core%2fmetallb%3A192.0.2.1-192.0.2.9'])(
    'are found as %s',
    async (name) => {
      const response = await fakeServer().app.request(`/v1/addons/${name}`);
      expect(Addon.parse(await response.json()).name).toBe('metallb');
    },
  );

  it('are listed', async () => {
    expect(AddonList.parse(await (await fakeServer().app.request('/v1/addons')).json()).tracks).toContain('latest');
  });

  it.each(['metalb', 'x'.repeat(501), '%00', '%E0%A4%A', 'constructor'])(
    'that are none are refused: %s',
    async (name) => {
      const problem = await problemOf(await fakeServer().app.request(`/v1/addons/${name}`));
      expect(problem).toMatchObject({ status: 404, code: 'unknown-addon' });
    },
  );
});

describe('a report over HTTP', () => {
  it('is given to the community with who sent it and from where', async () => {
    const { app, calls, events } = fakeServer();
    const response = await app.request('/v1/reports', json(exampleReportInput), { address: '192.0.2.7' });
    expect([response.status, response.headers.get('location')]).toEqual([201, `/v1/reports/${exampleReport.id}`]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(Submitted.parse(await response.json()).report.id).toBe(exampleReport.id);
    const by = { name: 'anonymous', role: 'anonymous', address: '192.0.2.7' };
    expect(calls).toEqual([{ verb: 'submitReport', args: [exampleReportInput, by] }]);
    expect(events[0]).toMatchObject({ route: '/v1/reports', status: 201, kept: 'report' });
  });

  it('that was there already is 200', async () => {
    const { community } = fakeCommunity({
      submitReport: async () => ({ ok: true, value: { report: exampleReport, duplicateOf: exampleReport.id } }),
    });
    const { app, events } = fakeServer({ community });
    expect((await app.request('/v1/reports', json(exampleReportInput))).status).toBe(200);
    expect(events[0]).toMatchObject({ kept: 'duplicate-report' });
  });

  it('is refused for a while where there were too many', async () => {
    const { community } = fakeCommunity({
      submitReport: async () => ({ ok: false, error: { code: 'too-many', what: 'reports', retryAfterMs: 61_500 } }),
    });
    const response = await fakeServer({ community }).app.request('/v1/reports', json(exampleReportInput));
    expect(response.headers.get('retry-after')).toBe('62');
    expect(await problemOf(response)).toMatchObject({ status: 429, detail: 'Try again in 62 seconds.' });
  });

  it('is listed and found, for who asks alone', async () => {
    const { app, calls } = fakeServer();
    const list = await app.request('/v1/reports?state=queued&limit=20&mine=true', { headers: as('reporter') });
    expect(ReportPage.parse(await list.json()).next).toBe('41');
    expect(list.headers.get('link')).toBe('</v1/reports?state=queued&limit=20&mine=true&cursor=41>; rel="next"');
    expect(list.headers.get('cache-control')).toBe('private, no-cache');
    expect(list.headers.get('vary')).toContain('Authorization');
    expect(calls[0]?.args).toEqual([
      { state: 'queued', limit: 20, mine: true },
      { name: 'token:alex', role: 'reporter' },
    ]);
    const one = await app.request(`/v1/reports/${exampleReport.id}`);
    expect(Report.parse(await one.json()).id).toBe(exampleReport.id);
  });

  it.each([
    ['/v1/reports?state=gone', 422, 'invalid-request'],
    ['/v1/reports?limit=201', 422, 'invalid-request'],
    ['/v1/reports?limit=0', 422, 'invalid-request'],
    ['/v1/reports?offset=1', 422, 'invalid-request'],
    ['/v1/reports?state=queued&state=asked', 422, 'invalid-request'],
    ['/v1/reports?mine=true', 401, 'token-missing'],
    ['/v1/reports/rep-1', 404, 'unknown-report'],
    ['/v1/changes?since=-1', 422, 'invalid-request'],
    ['/v1/changes?since=1e3', 422, 'invalid-request'],
    [`/v1/shared/${'a'.repeat(26)}`, 404, 'unknown-share'],
  ])('asked for wrongly is refused: %s', async (path, status, code) => {
    expect(await problemOf(await fakeServer().app.request(path))).toMatchObject({ status, code });
  });
});

describe('who asks', () => {
  it.each([
    ['nothing', {}, 401, 'token-missing', 'Bearer realm="whyblocked"'],
    ['a wrong token', as('x'), 401, 'bad-token', 'error="invalid_token"'],
    ['an expired one', as('expired'), 401, 'expired-token', 'error="invalid_token"'],
    ['a revoked one', as('revoked'), 401, 'revoked-token', 'error="invalid_token"'],
    ['a name in a token of its own', { ...as('reporter'), 'On-Behalf-Of': 'discord:1' }, 403, 'bad-on-behalf', ''],
  ])('and decides with %s is refused', async (_name, headers, status, code, challenge) => {
    const { app, calls } = fakeServer();
    const response = await app.request(decisions, json(accept, headers));
    expect(await problemOf(response)).toMatchObject({ status, code });
    expect(response.headers.get('www-authenticate') ?? '').toContain(challenge);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(calls).toEqual([]);
  });

  it('may decide as the community says', async () => {
    const { community, calls } = fakeCommunity({
      decideReport: async (_id, _action, { role }) =>
        role === 'maintainer'
          ? { ok: true, value: exampleReport }
          : { ok: false, error: { code: 'not-allowed', needs: 'maintainer' } },
    });
    const { app, events } = fakeServer({ community });
    const refused = await problemOf(await app.request(decisions, json(accept, as('reporter'))));
    expect(refused).toMatchObject({ status: 403, code: 'not-allowed', detail: 'Only a maintainer may do that.' });
    expect((await app.request(decisions, json(accept, as('maintainer')))).status).toBe(200);
    expect(calls[1]?.args).toEqual([exampleReport.id, accept, { name: 'token:kim', role: 'maintainer' }]);
    expect(events[1]).toMatchObject({ decision: 'accept', route: '/v1/reports/:id/decisions' });
  });

  it.each([
    [{ code: 'wrong-state', state: 'rejected', action: 'accept' }, 409],
    [{ code: 'cannot-merge', into: exampleReport.id }, 409],
    [{ code: 'says-missing' }, 422],
    [{ code: 'unknown-report', id: 'x' }, 404],
    [{ code: 'invalid-fields', errors: [{ field: 'says', detail: 'Too long' }] }, 422],
  ] as const)('and may not is told why: %j', async (error, status) => {
    const { community } = fakeCommunity({ decideReport: async () => ({ ok: false, error }) });
    const response = await fakeServer({ community }).app.request(decisions, json(accept, as('maintainer')));
    const code = error.code === 'invalid-fields' ? 'invalid-request' : error.code;
    expect(await problemOf(response)).toMatchObject({ status, code });
  });
});

describe('a body', () => {
  const nested = { ...exampleReportInput, subject: { ...exampleReportInput.subject, enviroment: {} } };
  it.each([
    ['of another type', post('x', 'text/plain'), 415, 'unsupported-media-type'],
    ['that is empty', post('', JSON_TYPE), 400, 'empty-body'],
    ['that is no JSON', post('{', JSON_TYPE), 400, 'invalid-json'],
    ['that is no UTF-8', post(new Uint8Array([0x22, 0xff, 0x22]), JSON_TYPE), 400, 'invalid-encoding'],
    ['that is a list', json([]), 422, 'invalid-request'],
    ['with a field that is too long', json({ ...exampleReportInput, ran: 'x'.repeat(501) }), 422, 'invalid-request'],
    ['with a slip in a name', json(nested), 422, 'invalid-request'],
    [
      'with a prototype',
      post(`{"__proto__":{},${JSON.stringify(exampleReportInput).slice(1)}`, JSON_TYPE),
      422,
      'invalid-request',
    ],
    ['with a constructor', json({ ...exampleReportInput, constructor: 1 }), 422, 'invalid-request'],
    ['with too many values', json({ ...exampleReportInput, x: Array(2000).fill(1) }), 422, 'invalid-request'],
    ['that is too long', json({ ...exampleReportInput, log: 'x'.repeat(5000) }), 413, 'body-too-large'],
  ])('%s is refused, and the community not asked', async (_name, init, status, code) => {
    const { app, calls } = fakeServer({ limits: { bodyBytes: 4096 + 2000 } });
    const response = await app.request('/v1/reports', status === 413 ? json({ x: 'x'.repeat(9000) }) : init);
    expect(await problemOf(response)).toMatchObject({ status, code });
    expect(calls).toEqual([]);
  });

  it('names at most twenty fields that are wrong, none of them at full length', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`${at}${'y'.repeat(100)}`, 1]));
    const response = await fakeServer().app.request('/v1/reports', json({ ...exampleReportInput, ...many }));
    const { errors = [] } = await problemOf(response);
    expect(errors).toHaveLength(20);
    expect(Math.max(...errors.map(({ field }) => field.length))).toBe(40);
  });
});

describe('what is shared', () => {
  it('is diagnosed here, whoever sends it', async () => {
    const { app, calls, asked, events } = fakeServer();
    const response = await app.request('/v1/diagnoses/share?system=core', post('a log'));
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe(`/d/${exampleShareAnswer.id}`);
    expect(await response.json()).toMatchObject({ url: `http://localhost/d/${exampleShareAnswer.id}` });
    expect(asked[0]).toMatchObject({ text: 'a log', options: { system: 'core' } });
    expect(calls.map(({ verb }) => verb)).toEqual(['shareDiagnosis']);
    expect(events[0]).toMatchObject({ kept: 'share' });
    await app.request('/v1/diagnoses/share', json({ text: 'another' }));
    expect(asked[1]?.text).toBe('another');
  });

  it('has the address that is public', async () => {
    const { app } = fakeServer({ publicUrl: new URL('https://why.example.org') });
    const response = await app.request('/v1/diagnoses/share', post('a log'));
    expect(await response.json()).toMatchObject({ url: `https://why.example.org/d/${exampleShareAnswer.id}` });
  });

  it('may be a diagnosis only from who has a token', async () => {
    const { app, calls } = fakeServer();
    const anonymous = await app.request('/v1/diagnoses/share', json({ diagnosis: exampleDiagnosis }));
    expect(await problemOf(anonymous)).toMatchObject({ status: 401, code: 'token-missing' });
    const known = await app.request('/v1/diagnoses/share', json({ diagnosis: exampleDiagnosis }, as('reporter')));
    expect(known.status).toBe(201);
    expect(calls[0]?.args[0]).toEqual(exampleDiagnosis);
    const wrong = await app.request('/v1/diagnoses/share', json({ diagnosis: { schema: 'x' } }, as('reporter')));
    expect(await problemOf(wrong)).toMatchObject({ status: 422, code: 'invalid-request' });
  });

  it('is read by its id, and kept from search engines', async () => {
    for (const path of [`/v1/shared/${exampleShared.id}`, `/d/${exampleShared.id}`]) {
      const response = await fakeServer().app.request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('x-robots-tag')).toContain('noindex');
      expect(response.headers.get('cache-control')).toBe('private, no-cache');
    }
    const told = await (await fakeServer().app.request(`/v1/shared/${exampleShared.id}`)).json();
    expect(SharedDiagnosis.parse(told).id).toBe(exampleShared.id);
  });

  it.each([
    [{ 'Share-Secret': exampleShareAnswer.secret }, 204, null],
    [{ 'Share-Secret': 'guessed' }, 403, 'wrong-secret'],
    [{}, 422, 'invalid-request'],
    [{ 'Share-Secret': exampleShareAnswer.secret, Origin: 'https://evil.example' }, 403, 'cross-site'],
  ])('is deleted with its secret: %j', async (headers, status, code) => {
    const { app } = fakeServer();
    const response = await app.request(`/v1/shared/${exampleShared.id}`, { method: 'DELETE', headers });
    expect(response.status).toBe(status);
    if (code !== null) expect(await problemOf(response)).toMatchObject({ code });
  });
});

describe('a page of another site', () => {
  it.each([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'https://evil.example', Host: 'localhost' },
    { Origin: 'null', Host: 'localhost' },
  ])('makes nobody say or share anything: %j', async (headers) => {
    const { app, calls } = fakeServer();
    for (const [path, init] of [
      ['/v1/reports', json(exampleReportInput, headers)],
      ['/v1/diagnoses/share', post('a log', 'text/plain', headers)],
      [decisions, json(accept, { ...headers, ...as('maintainer') })],
    ] as const) {
      expect(await problemOf(await app.request(path, init))).toMatchObject({ status: 403, code: 'cross-site' });
    }
    expect(calls).toEqual([]);
  });

  it.each([
    { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://anything.example' },
    { Origin: 'http://localhost:8420', Host: 'localhost:8420' },
    { Origin: 'https://why.example.org', Host: 'inner:8420' },
  ])('is no page of ours, or of where people reach us: %j', async (headers) => {
    const { app } = fakeServer({ publicUrl: new URL('https://why.example.org') });
    expect((await app.request('/v1/reports', json(exampleReportInput, headers))).status).toBe(201);
  });
});

describe('without the database', () => {
  const { app } = fakeServer({ community: lostCommunity });
  it.each([
    ['/v1/reports', {}],
    ['/v1/reports', json(exampleReportInput)],
    [`/v1/reports/${exampleReport.id}`, {}],
    [decisions, json(accept, as('maintainer'))],
    ['/v1/changes', {}],
    ['/v1/export', {}],
    ['/v1/diagnoses/share', post('a log')],
    [`/v1/shared/${exampleShared.id}`, {}],
    [`/v1/shared/${exampleShared.id}`, { method: 'DELETE', headers: { 'Share-Secret': 'x' } }],
    ['/reports', {}],
    [`/d/${exampleShared.id}`, {}],
  ])('%s says so', async (path, init) => {
    const response = await app.request(path, init);
    expect(response.headers.get('retry-after')).toBe('10');
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'community-unavailable' });
  });

  it.each([
    ['/v1/diagnoses', post('a log')],
    ['/v1/addons', {}],
    ['/v1/compatibility', {}],
    ['/healthz', {}],
  ])('%s answers', async (path, init) => {
    expect((await app.request(path, init)).status).toBe(200);
  });
});

it('tells changes after a number', async () => {
  const { app, calls } = fakeServer();
  expect(ChangePage.parse(await (await app.request('/v1/changes?since=41')).json()).last).toBe(42);
  expect(calls[0]?.args).toEqual([41]);
});

it.each([
  '/v1/addons',
  '/v1/addons/metallb',
  '/v1/compatibility',
  '/v1/reports',
  `/v1/reports/${exampleReport.id}`,
  '/v1/changes',
  `/v1/shared/${exampleShared.id}`,
  '/v1/export',
  '/v1/export/knowledge.db',
  '/addons',
  '/addons/core/metallb',
  '/reports',
])('%s is not sent again when it is the same', async (path) => {
  const { app } = fakeServer();
  const first = await app.request(path);
  const tag = first.headers.get('etag') ?? '';
  expect(tag).toMatch(/^"[0-9a-f]+"$/);
  expect(first.headers.get('access-control-allow-origin')).toBeNull();
  const second = await app.request(path, { headers: { 'If-None-Match': tag } });
  expect([second.status, await second.text()]).toEqual([304, '']);
  expect(second.headers.get('cache-control')).toBe(first.headers.get('cache-control'));
});

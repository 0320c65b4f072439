import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  Addon,
  ChangePage,
  CompatibilityPage,
  Diagnosis,
  Problem,
  type Report,
  ReportPage,
  ShareAnswer,
  Submitted,
  type TokenRole,
} from '@whyblocked/contract';
import { createAddonVerbs, createToken, findCommunity, openKnowledge, openStore } from '@whyblocked/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addonPaste } from './addon-paste.fixture.ts';
import { type StartedApi, startApi } from './started-api.fixture.ts';

// Programs start slowly where the machine is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const command = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
const checkoutData = fileURLToPath(new URL('../../../data/', import.meta.url));
const DAY_MS = 24 * 60 * 60 * 1000;
const denial =
  'Oct 19 05:11:57 lantern kernel: audit: type=1400 audit(1729307517.445:657): apparmor="DENIED" operation="open" ' +
  'profile="snap.disk-report.disk-report" name="/etc/fstab" pid=5507 comm="findmnt" requested_mask="r" denied_mask="r" ' +
  'fsuid=1000 ouid=0';
const place = { track: '1.35', confinement: 'strict', architecture: 's390x' } as const;
const subject = { kind: 'addon', addon: 'metallb', outcome: 'worked', environment: place } as const;
const report = { subject, ran: 'microk8s enable metallb', note: 'Addresses were given out at once.' };

let api: StartedApi;
let stateDir: string;
let tokens: Readonly<Record<'reporter' | 'other' | 'maintainer' | 'bot' | 'expired' | 'revoked', string>>;

beforeAll(async () => {
  stateDir = mkdtempSync(join(tmpdir(), 'whyblocked-community-'));
  tokens = await makeTokens();
  api = await startApi({
    WHYBLOCKED_STATE_DIR: stateDir,
    TRUSTED_PROXIES: '127.0.0.1',
    METRICS_PORT: '0',
    PUBLIC_URL: 'https://why.example.org',
  });
});
afterAll(async () => {
  await api?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

async function makeTokens(): Promise<typeof tokens> {
  const opened = await openStore(findCommunity({ stateDir, home: stateDir }));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const make = async (name: string, role: TokenRole, clock?: () => Date) => {
    const made = await createToken(opened.value, { name, role, expiresInDays: 1 }, clock);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    return made.value;
  };
  const revoked = await make('gone', 'maintainer');
  await opened.value.revokeToken(revoked.info.id, new Date());
  const made = {
    reporter: (await make('alex', 'reporter')).token,
    other: (await make('bo', 'reporter')).token,
    maintainer: (await make('kim', 'maintainer')).token,
    bot: (await make('bot', 'on-behalf')).token,
    expired: (await make('old', 'maintainer', () => new Date(Date.now() - 2 * DAY_MS))).token,
    revoked: revoked.token,
  };
  await opened.value.close();
  return made;
}

interface Sender {
  readonly token?: keyof typeof tokens;
  /** The address that the proxy before us saw. */
  readonly from?: string;
  readonly onBehalfOf?: string;
}

function send(path: string, body: unknown, { token, from = '192.0.2.1', onBehalfOf }: Sender = {}): Promise<Response> {
  return fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Forwarded-For': from,
      ...(token ? { Authorization: `Bearer ${tokens[token]}` } : {}),
      ...(onBehalfOf ? { 'On-Behalf-Of': onBehalfOf } : {}),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function get(path: string, token?: keyof typeof tokens): Promise<unknown> {
  const headers = token ? { Authorization: `Bearer ${tokens[token]}` } : undefined;
  const response = await fetch(`${api.url}${path}`, headers ? { headers } : {});
  return response.json();
}

async function received(body: unknown, sender?: Sender): Promise<Report> {
  const response = await send('/v1/reports', body, sender);
  expect(response.status).toBe(201);
  return Submitted.parse(await response.json()).report;
}

async function refused(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return Problem.parse(await response.json());
}

const cell = async () => {
  const { track, confinement, architecture } = place;
  const query = new URLSearchParams({ addon: 'metallb', track, confinement, arch: architecture });
  return CompatibilityPage.parse(await get(`/v1/compatibility?${query}`)).cells[0];
};
/** Ids of what a diagnosis of a failing pod of it tells. */
const diagnosed = async (): Promise<readonly string[]> => {
  const { addons = [] } = Diagnosis.parse(await (await send('/v1/diagnoses', { text: addonPaste })).json());
  return addons.flatMap(({ statements }) => statements.map(({ id }) => id));
};
const change = async () => ChangePage.parse(await get('/v1/changes?since=0')).last;

describe('a report', () => {
  it('counts from the moment a maintainer accepts it until it is withdrawn', async () => {
    const before = await cell();
    expect(before).toMatchObject({ status: 'unknown', statements: [] });
    const { id, by } = await received(report, { token: 'reporter' });
    expect(by).toBe('token:alex');
    expect(await cell()).toEqual(before);
    expect(await get(`/v1/reports/${id}`)).toMatchObject({ code: 'unknown-report' });

    const accepted = await send(
      `/v1/reports/${id}/decisions`,
      { action: 'accept', maturity: 'reviewed' },
      { token: 'maintainer' },
    );
    expect(await accepted.json()).toMatchObject({
      id,
      state: 'accepted',
      decisions: [{ by: 'token:kim', to: 'accepted' }],
    });
    expect(await cell()).toMatchObject({ status: 'verified', basis: 'report', statements: [id] });
    expect(await diagnosed()).toContain(id);
    const { statements } = Addon.parse(await get('/v1/addons/core%2Fmetallb'));
    expect(statements).toContainEqual(expect.objectContaining({ id, says: report.note }));
    expect(ReportPage.parse(await get('/v1/reports?addon=metallb')).reports.map((one) => one.id)).toEqual([id]);
    const exported = await (await fetch(`${api.url}/v1/export`)).text();
    expect(exported).toContain(`{"kind":"report","value":{"id":"${id}"`);
    expect(await (await fetch(`${api.url}/addons/core/metallb`)).text()).toContain(`<a href="/reports/${id}">`);

    await send(
      `/v1/reports/${id}/decisions`,
      { action: 'withdraw', reason: 'It was another machine.' },
      { token: 'reporter' },
    );
    expect(await cell()).toEqual(before);
    expect(await diagnosed()).not.toContain(id);
  });

  it('is exported as a file that passes lint, and the knowledge built with it says the same', async () => {
    const { id } = await received({ ...report, note: 'It gave addresses out for a week.' }, { token: 'other' });
    await send(`/v1/reports/${id}/decisions`, { action: 'accept', maturity: 'reviewed' }, { token: 'maintainer' });
    const accepted = await cell();
    const data = join(stateDir, 'data');
    const knowledge = join(stateDir, 'knowledge.db');
    cpSync(checkoutData, data, { recursive: true });
    const env = { ...process.env, WHYBLOCKED_STATE_DIR: stateDir, DATABASE_URL: '' };
    const run = (...words: readonly string[]) =>
      promisify(execFile)(process.execPath, [command, 'data', ...words], { env });
    expect((await run('export', '--data', data)).stdout).toMatch(/^Wrote statements\/core\/metallb\/.+\.yaml\n$/);
    expect((await run('lint', '--data', data)).stdout).toMatch(/no problems/);
    await run('build', '--data', data, '--out', knowledge);
    expect((await run('export', '--data', data)).stdout).toMatch(/^Nothing is to be exported\.$/m);

    // Somewhere that no community is: the file alone says it.
    const built = openKnowledge(knowledge);
    const { track, confinement, architecture } = place;
    const [answer] = await createAddonVerbs({ knowledge: built }).compatibility([
      { addon: 'metallb', track, confinement, architecture },
    ]);
    built.close();
    const said = answer?.ok ? answer.value.cells[0] : undefined;
    expect(said).toMatchObject({ status: accepted?.status, basis: 'person', conflict: accepted?.conflict });
    expect(answer?.ok && answer.value.statements[0]?.evidence[0]?.report).toBe(id);
    await send(`/v1/reports/${id}/decisions`, { action: 'withdraw' }, { token: 'maintainer' });
    // All cases of the database are tried, and the knowledge is built.
  }, 300_000);

  it('keeps of its log what was found, redacted', async () => {
    const { diagnosis, note } = await received(
      { ...report, note: 'mail alex@example.com', log: denial },
      { from: '192.0.2.2' },
    );
    expect(diagnosis?.verdict.code).toBe('connect-interface');
    expect(JSON.stringify({ diagnosis, note })).not.toMatch(/lantern|alex@/);
  });

  it('counts for people that a bot speaks for', async () => {
    const onBehalfOf = `discord:${'0a'.repeat(16)}`;
    expect((await received({ ...report, note: 'By chat.' }, { token: 'bot', onBehalfOf })).by).toBe(onBehalfOf);
    expect(await refused(await send('/v1/reports', report, { token: 'bot' }))).toMatchObject({ code: 'bad-on-behalf' });
  });

  it('that is said twice by the same is stored once', async () => {
    const said = { ...report, note: 'Twice.' };
    const { id } = await received(said, { token: 'other' });
    const before = await change();
    const again = await send('/v1/reports', said, { token: 'other' });
    expect(again.status).toBe(200);
    expect(Submitted.parse(await again.json()).duplicateOf).toBe(id);
    expect(await change()).toBe(before);
  });

  it('is asked about and answered', async () => {
    const { id } = await received({ ...report, note: 'Unclear.' }, { token: 'reporter' });
    const decide = (action: unknown, token: 'maintainer' | 'reporter' | 'other') =>
      send(`/v1/reports/${id}/decisions`, action, { token });
    await decide({ action: 'ask', reason: 'Which revision?' }, 'maintainer');
    expect(await refused(await decide({ action: 'answer', reason: 'Mine!' }, 'other'))).toMatchObject({ status: 403 });
    expect(await (await decide({ action: 'answer', reason: '7589' }, 'reporter')).json()).toMatchObject({
      state: 'queued',
    });
    expect(await refused(await decide({ action: 'answer', reason: 'x' }, 'reporter'))).toMatchObject({
      status: 409,
      code: 'wrong-state',
    });
  });
});

describe('what is refused', () => {
  const decision = { action: 'accept' };
  it.each([
    [undefined, 401, 'token-missing'],
    ['reporter', 403, 'not-allowed'],
    ['expired', 401, 'expired-token'],
    ['revoked', 401, 'revoked-token'],
  ] as const)('a decision by %s', async (token, status, code) => {
    const { id } = await received({ ...report, note: `For ${token ?? 'nobody'}.` }, { token: 'other' });
    const before = await change();
    const response = await send(`/v1/reports/${id}/decisions`, decision, token ? { token } : {});
    expect(await refused(response)).toMatchObject({ status, code });
    expect(await change()).toBe(before);
  });

  const withEnvironment = (more: object) => ({
    ...report,
    subject: { ...subject, environment: { ...place, ...more } },
  });
  const withSubject = (more: object) => ({ ...report, subject: { ...subject, ...more } });
  it.each([
    ['an addon that is SQL', withSubject({ addon: "metallb'; DROP TABLE report;--" }), 404, 'unknown-addon'],
    ['an addon in letters that look alike', withSubject({ addon: 'm\u0435tallb' }), 404, 'unknown-addon'],
    ['an addon with a mark that turns text', withSubject({ addon: 'metallb\u202e' }), 404, 'unknown-addon'],
    ['an addon that is the prototype', withSubject({ addon: '__proto__' }), 404, 'unknown-addon'],
    ['an addon of 501 characters', withSubject({ addon: 'm'.repeat(501) }), 422, 'invalid-request'],
    ['an outcome that is none', withSubject({ outcome: 'perhaps' }), 422, 'invalid-request'],
    ['a track that is a formula', withEnvironment({ track: '=1+1' }), 422, 'invalid-request'],
    ['a track of full-width digits', withEnvironment({ track: '\uff11.\uff13' }), 422, 'invalid-request'],
    ['a kernel that is a command', withEnvironment({ kernel: '6.8; rm -rf /' }), 422, 'invalid-request'],
    ['a revision that is a number', withEnvironment({ revision: 1 }), 422, 'invalid-request'],
    ['a distribution that is a path', withEnvironment({ distribution: { id: '../../etc' } }), 422, 'invalid-request'],
    ['a note of 2001 characters', { ...report, note: 'n'.repeat(2001) }, 422, 'invalid-request'],
    ['a note that is a list', { ...report, note: ['x'] }, 422, 'invalid-request'],
    ['a log that is an object', { ...report, log: { toString: 1 } }, 422, 'invalid-request'],
    ['a state of its own', { ...report, state: 'accepted' }, 422, 'invalid-request'],
    ['a prototype', `{"__proto__":{"role":"maintainer"},${JSON.stringify(report).slice(1)}`, 422, 'invalid-request'],
    ['a body of another kind', '[]', 422, 'invalid-request'],
    ['half a body', JSON.stringify(report).slice(0, -5), 400, 'invalid-json'],
    [
      'a body that is too long',
      JSON.stringify({ ...report, log: 'x'.repeat(10 * 1024 * 1024) }),
      413,
      'body-too-large',
    ],
  ])('%s, and nothing is written', async (_name, body, status, code) => {
    const before = await change();
    const problem = await refused(await send('/v1/reports', body, { token: 'maintainer' }));
    expect(problem).toMatchObject({ status, code });
    expect(problem.detail?.length).toBeGreaterThan(10);
    expect(await change()).toBe(before);
  });

  it.each([
    "x'); DROP TABLE report; --",
    '=HYPERLINK("http://192.0.2.9","click")',
    '{"$gt": ""}',
    '<script>alert(1)</script>',
    '\ud800 half a pair',
    'a\u0000b',
    'turned \u202e around',
  ])('no text: %j is a note like any other, and shown as text', async (note) => {
    const { id } = await received({ ...report, note }, { token: 'maintainer' });
    await send(`/v1/reports/${id}/decisions`, decision, { token: 'maintainer' });
    const kept = await get(`/v1/reports/${id}`);
    expect(kept).toMatchObject({ id, state: 'accepted' });
    expect(JSON.stringify(kept)).not.toMatch(/\\u0000|\u202e|\\ud800/);
    const page = await (await fetch(`${api.url}/reports/${id}`)).text();
    expect(page).not.toMatch(/<script|\u202e/);
    await send(`/v1/reports/${id}/decisions`, { action: 'withdraw' }, { token: 'maintainer' });
  });

  it('more than an address may send, and nobody else', async () => {
    const from = '198.51.100.7';
    const sent = Array.from({ length: 14 }, (_, at) =>
      send('/v1/reports', { ...report, note: `Flood ${at}.` }, { from }),
    );
    const responses = await Promise.all(sent);
    const tooMany = responses.filter(({ status }) => status === 429);
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(tooMany).toHaveLength(4);
    for (const response of tooMany) {
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused(response)).toMatchObject({ code: 'too-many' });
    }
    await received({ ...report, note: 'From elsewhere.' }, { from: '198.51.100.8' });
    const { reports } = ReportPage.parse(await get('/v1/reports?state=queued&limit=200', 'maintainer'));
    expect(reports.filter(({ note }) => note?.startsWith('Flood'))).toHaveLength(10);
  });
});

describe('what is shared', () => {
  it('is read by its link, redacted, until who has the secret deletes it', async () => {
    const response = await send('/v1/diagnoses/share', { text: denial }, { from: '192.0.2.3' });
    expect(response.status).toBe(201);
    const { id, secret, url } = ShareAnswer.parse(await response.json());
    expect(url).toBe(`https://why.example.org/d/${id}`);
    const page = await (await fetch(`${api.url}/d/${id}`)).text();
    expect(page).toContain('mount-observe');
    expect(page).not.toContain('lantern');
    const shared = `${api.url}/v1/shared/${id}`;
    const wrong = await fetch(shared, { method: 'DELETE', headers: { 'Share-Secret': 'guessed' } });
    expect(await refused(wrong)).toMatchObject({ status: 403, code: 'wrong-secret' });
    expect((await fetch(shared, { method: 'DELETE', headers: { 'Share-Secret': secret } })).status).toBe(204);
    expect((await fetch(shared)).status).toBe(404);
    expect((await fetch(`${api.url}/d/${id}`)).status).toBe(404);
  });
});

it('tells numbers and nothing else where metrics are', async () => {
  const metrics = String(api.log.find(({ msg }) => msg === 'metrics')?.url);
  const told = await (await fetch(metrics)).text();
  expect(told).toMatch(/^whyblocked_kept_total\{what="report"\} [1-9]/m);
  expect(told).toMatch(
    /^whyblocked_request_duration_seconds_count\{method="POST",route="\/v1\/reports",status="201"\} [1-9]/m,
  );
  expect(told).toContain('whyblocked_queue_length 0');
  expect(told).toMatch(/^whyblocked_reports\{state="queued"\} [1-9]/m);
  expect(told + JSON.stringify(api.log)).not.toMatch(/lantern|metallb|rep-[a-z2-7]{16}|192\.0\.2|wb_|alex/);
  expect((await fetch(`${api.url}/metrics`)).status).toBe(404);
});

it('diagnoses and knows addons where the database cannot be reached', async () => {
  const alone = await startApi({ DATABASE_URL: 'postgres://whyblocked:secret@127.0.0.1:1/whyblocked' });
  const diagnosed = await fetch(`${alone.url}/v1/diagnoses`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body: denial,
  });
  expect(diagnosed.status).toBe(200);
  expect((await fetch(`${alone.url}/v1/addons`)).status).toBe(200);
  const reports = await fetch(`${alone.url}/v1/reports`);
  expect(reports.headers.get('retry-after')).toBe('10');
  expect(await refused(reports)).toMatchObject({ status: 503, code: 'community-unavailable' });
  expect(alone.log.find(({ msg }) => msg === 'no community')).toMatchObject({ failure: { reason: 'ECONNREFUSED' } });
  expect(JSON.stringify(alone.log)).not.toContain('secret');
  expect(await alone.stop()).toBe(0);
});

import { Diagnosis, Problem, ReportPage, Submitted } from '@whyblocked/contract';
import { createToken, openStore } from '@whyblocked/core';
import { isPostgresWanted, type StartedPostgres, startPostgres } from '@whyblocked/core/started-postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addonPaste } from './addon-paste.fixture.ts';
import { type StartedApi, startApi } from './started-api.fixture.ts';

// Programs start slowly where the machine is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const subject = {
  kind: 'addon',
  addon: 'metallb',
  outcome: 'worked',
  environment: { track: '1.35', confinement: 'strict', architecture: 's390x' },
} as const;
const report = { subject, ran: 'microk8s enable metallb', note: 'Addresses were given out at once.' };

describe.skipIf(!isPostgresWanted)('the API over PostgreSQL', () => {
  let server: StartedPostgres;
  let url: string;
  let api: StartedApi;
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.newDatabase();
    api = await startApi({ DATABASE_URL: url });
  });
  afterAll(async () => {
    await api?.stop();
    await server?.stop();
  });

  const send = (path: string, body: unknown, token?: string): Promise<Response> =>
    fetch(`${api.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
  /** Ids of what a diagnosis of a failing pod of it tells. */
  const diagnosed = async (): Promise<readonly string[]> => {
    const { addons = [] } = Diagnosis.parse(await (await send('/v1/diagnoses', { text: addonPaste })).json());
    return addons.flatMap(({ statements }) => statements.map(({ id }) => id));
  };
  const acceptedIds = async () =>
    ReportPage.parse(await (await fetch(`${api.url}/v1/reports`)).json()).reports.map(({ id }) => id);

  it('makes its tables as it starts, and keeps what was accepted when it is started again', async () => {
    expect(await acceptedIds()).toEqual([]);
    const token = await maintainerToken(url);
    const received = await send('/v1/reports', report);
    expect(received.status).toBe(201);
    const { id } = Submitted.parse(await received.json()).report;
    const before = await diagnosed();
    const accepted = await send(`/v1/reports/${id}/decisions`, { action: 'accept', maturity: 'reviewed' }, token);
    expect(accepted.status).toBe(200);
    const after = [...before, id];
    expect(await diagnosed()).toEqual(after);
    expect(await api.stop()).toBe(0);
    api = await startApi({ DATABASE_URL: url });
    expect(await acceptedIds()).toEqual([id]);
    expect(await diagnosed()).toEqual(after);
  });

  it('says that its database is away, diagnoses with what was known, and goes on when it is back', async () => {
    const known = await diagnosed();
    const ids = await acceptedIds();
    const asked = Array.from({ length: 200 }, async () => (await fetch(`${api.url}/v1/reports`)).status);
    // Some were answered, some are in the middle of their transaction.
    await asked[0];
    await server.kill();
    expect(new Set(await Promise.all(asked)).difference(new Set([200, 503]))).toEqual(new Set());
    for (const response of [await fetch(`${api.url}/v1/reports`), await send('/v1/reports', report)]) {
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(response.headers.get('retry-after')).toBe('10');
      expect(Problem.parse(await response.json())).toMatchObject({ status: 503, code: 'community-unavailable' });
    }
    expect(await diagnosed()).toEqual(known);
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
    await server.startAgain();
    expect(await acceptedIds()).toEqual(ids);
    expect((await send('/v1/reports', { ...report, note: 'Again.' })).status).toBe(201);
    expect(JSON.stringify(api.log)).not.toMatch(/postgres:|wb-pg/);
  });
});

async function maintainerToken(url: string): Promise<string> {
  const opened = await openStore({ kind: 'postgres', url });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const made = await createToken(opened.value, { name: 'kim', role: 'maintainer', expiresInDays: 1 });
  await opened.value.close();
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.token;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { addonKnowledge } from '../addons/addon-knowledge.fixture.ts';
import { type ConnectOptions, connectCommunity } from './connect-community.ts';
import { openStore } from './open-store.ts';
import { diagnoseText, MAINTAINER, value, WORKED } from './opened-community.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'connect-community-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = { kind: 'sqlite', path: join(folder, 'community.db') } as const;
const knowledge: ConnectOptions['knowledge'] = { version: 'test', addons: () => addonKnowledge([]) };
const options = {
  place: file,
  knowledge,
  diagnose: async (paste: unknown) => ({ ok: true, value: diagnoseText(paste) }) as const,
};

it('opens the database, says who asks, and takes reports', async () => {
  const connected = await connectCommunity(options);
  expect(connected.failure).toBeNull();
  const by = await connected.identify({ address: '192.0.2.1' });
  if (!by.ok) throw new Error(by.error.code);
  const submitted = await connected.community.submitReport(
    { ...WORKED, subject: { ...WORKED.subject, addon: 'dns' } },
    by.value,
  );
  expect(submitted).toMatchObject({ ok: true, value: { report: { state: 'queued', by: 'anonymous' } } });
  await connected.close();
});

it('diagnoses with what accepted reports say', async () => {
  const told: unknown[] = [];
  const connected = await connectCommunity({
    ...options,
    diagnose: async (paste, _, accepted) => {
      told.push(accepted?.map(({ id }) => id));
      return { ok: true, value: diagnoseText(paste) };
    },
  });
  const subject = { ...WORKED.subject, addon: 'dns' };
  const { report } = await value(connected.community.submitReport({ ...WORKED, subject }, MAINTAINER));
  await connected.diagnose(new Uint8Array());
  await connected.community.decideReport(report.id, { action: 'accept' }, MAINTAINER);
  await connected.diagnose(new Uint8Array());
  await connected.community.decideReport(report.id, { action: 'withdraw' }, MAINTAINER);
  await connected.diagnose(new Uint8Array());
  await connected.close();
  expect(told).toEqual([[], [report.id], []]);
});

it('tells that the database is away, and finds it later, but does not try at every question', async () => {
  let isAway = true;
  let tried = 0;
  let nowMs = 0;
  const connected = await connectCommunity({
    ...options,
    now: () => nowMs,
    open: async (place) => {
      tried++;
      return isAway
        ? { ok: false, error: { code: 'community-unavailable', reason: 'ECONNREFUSED' } }
        : openStore(place);
    },
  });
  expect(connected.failure).toEqual({ code: 'community-unavailable', reason: 'ECONNREFUSED' });
  const away = { ok: false, error: { code: 'community-unavailable' } };
  expect(await connected.community.listChanges(0)).toEqual(away);
  expect(await connected.identify({})).toEqual(away);
  expect((await connected.addons.listAddons()).addons.length).toBeGreaterThan(0);
  expect(tried).toBe(1);
  isAway = false;
  nowMs = 5_000;
  expect(await connected.community.listChanges(0)).toMatchObject({ ok: true });
  expect(await connected.identify({})).toMatchObject({ ok: true, value: { role: 'anonymous' } });
  expect(tried).toBe(2);
  await connected.close();
});

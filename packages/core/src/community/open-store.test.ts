import { copyFileSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bothDatabases } from './databases.fixture.ts';
import type { CommunityPlace } from './find-community.ts';
import { findCommunity } from './find-community.ts';
import { openStore } from './open-store.ts';
import { MAINTAINER, openCommunity, value, WORKED } from './opened-community.fixture.ts';
import { backupSqlite } from './sqlite/backup-sqlite.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
const folder = mkdtempSync(join(tmpdir(), 'whyblocked-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a file of SQLite', () => {
  let number = 0;
  const newPlace = () => ({ kind: 'sqlite', path: join(folder, `${number++}`, 'community.db') }) as const;
  const withReport = async () => {
    const place = newPlace();
    const { store, community } = await openCommunity(place);
    const { report } = await value(community.submitReport(WORKED, MAINTAINER));
    return { place, store, report };
  };

  it('is readable for its owner alone, and so is all beside it', async () => {
    const { place, store } = await withReport();
    for (const end of ['', '-wal', '-shm']) expect(statSync(`${place.path}${end}`).mode & 0o777).toBe(0o600);
    expect(statSync(join(place.path, '..')).mode & 0o777).toBe(0o700);
    await store.close();
  });

  it('lets nobody change what was said and decided', async () => {
    const { place, store, report } = await withReport();
    await store.close();
    const raw = new Database(place.path);
    for (const statement of [
      "update report_event set done_by = 'x'",
      'delete from report_event',
      'delete from report',
    ]) {
      expect(() => raw.exec(statement)).toThrow(/only added to|never deleted/);
    }
    expect(raw.prepare('select id from report').pluck().all()).toEqual([report.id]);
    raw.close();
  });

  it('is not opened when it is damaged, no database, or made by a later release', async () => {
    const { place, store } = await withReport();
    await store.close();
    const damaged = newPlace();
    const { store: fresh } = await openCommunity(damaged);
    await fresh.close();
    copyFileSync(place.path, damaged.path);
    truncateSync(damaged.path, statSync(damaged.path).size - 4096);
    expect(await openStore(damaged)).toMatchObject({ ok: false, error: { code: 'community-unavailable' } });
    writeFileSync(damaged.path, 'this is a text and no database'.repeat(1000));
    expect(await openStore(damaged)).toMatchObject({ error: { reason: 'SQLITE_NOTADB' } });
    const raw = new Database(place.path);
    raw.pragma('user_version = 99');
    raw.close();
    expect(await openStore(place)).toEqual({ ok: false, error: { code: 'newer-database' } });
    expect(await openStore({ kind: 'sqlite', path: join(place.path, 'community.db') })).toMatchObject({
      error: { code: 'community-unavailable' },
    });
  });

  it('is copied whole while it is written, and never over another file', async () => {
    const { place, store, report } = await withReport();
    const copy = join(folder, 'copy.db');
    expect(await backupSqlite(place.path, copy)).toEqual({ ok: true, value: null });
    expect(await backupSqlite(place.path, copy)).toEqual({ ok: false, error: { code: 'file-exists' } });
    expect(await backupSqlite(place.path, place.path)).toEqual({ ok: false, error: { code: 'file-exists' } });
    expect(await backupSqlite(join(folder, 'none.db'), join(folder, 'x.db'))).toMatchObject({
      error: { code: 'no-database' },
    });
    expect(await backupSqlite(place.path, join(folder, 'none', 'x.db'))).toMatchObject({
      error: { code: 'no-folder' },
    });
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    await store.close();
    const restored = await openCommunity({ kind: 'sqlite', path: copy });
    expect(await restored.store.findReport(report.id)).toEqual(report);
    await restored.store.close();
  });
});

for (const databases of bothDatabases()) {
  describe.skipIf(!databases.isWanted)(`opening ${databases.kind}`, () => {
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());

    it('makes the tables once, however many open it at the same time', async () => {
      const place = await databases.newPlace();
      const stores = await Promise.all(
        databases.kind === 'sqlite'
          ? [1, 2].map(() => openedInThread(place))
          : [1, 2, 3, 4].map(() => openedHere(place)),
      );
      expect(new Set(stores)).toEqual(new Set([stores[0]]));
    });
  });
}

/** The key that the database made for itself, as this process sees it. */
async function openedHere(place: CommunityPlace): Promise<string> {
  const opened = await openStore(place);
  if (!opened.ok) return JSON.stringify(opened.error);
  const key = opened.value.addressKey.toString('hex');
  await opened.value.close();
  return key;
}

/** The same, as another thread does that opens it in the same moment: in one thread files are opened one after the other. */
function openedInThread(place: CommunityPlace): Promise<string> {
  const module = JSON.stringify(new URL('./open-store.ts', import.meta.url).href);
  const code = `
    const { parentPort } = require('node:worker_threads');
    import(${module}).then(async ({ openStore }) => {
      const opened = await openStore(${JSON.stringify(place)});
      parentPort.postMessage(opened.ok ? opened.value.addressKey.toString('hex') : JSON.stringify(opened.error));
      if (opened.ok) await opened.value.close();
    });`;
  return new Promise((resolve, reject) => {
    new Worker(code, { eval: true }).once('message', resolve).once('error', reject);
  });
}

describe.skipIf(!bothDatabases()[1]?.isWanted)('a server of PostgreSQL', () => {
  const server = bothDatabases()[1];
  let url = '';
  beforeAll(async () => {
    await server?.start();
    const place = await server?.newPlace();
    if (place?.kind === 'postgres') ({ url } = place);
  });
  afterAll(() => server?.stop());

  it('lets nobody change what was said and decided', async () => {
    const { store, community } = await openCommunity({ kind: 'postgres', url });
    await value(community.submitReport(WORKED, MAINTAINER));
    const client = new Client({ connectionString: url });
    await client.connect();
    for (const statement of [
      "update whyblocked.report_event set done_by = 'x'",
      'delete from whyblocked.report_event',
      'truncate whyblocked.report cascade',
      'delete from whyblocked.report',
    ]) {
      await expect(client.query(statement)).rejects.toThrow('only added to');
    }
    await client.end();
    await store.close();
  });

  it('says that it cannot be reached, before and after it could be, and never where it is', async () => {
    const { community, store } = await openCommunity({ kind: 'postgres', url });
    await server?.kill();
    const unavailable = { ok: false, error: { code: 'community-unavailable' } };
    // A connection that the kill has cut may be asked once more before it is known to be gone.
    const [first] = [await community.listChanges(0)];
    if (!first.ok) expect(first).toEqual(unavailable);
    expect(await community.listChanges(0)).toMatchObject({ ok: true });
    await store.close();
    expect(await community.listChanges(0)).toEqual(unavailable);
    for (const wrong of [
      'postgres://kim:hunter2@127.0.0.1:1/x',
      'postgres://kim:hunter2@[x/',
      url.replace('whyblocked@', 'nobody:hunter2@'),
    ]) {
      const opened = await openStore({ kind: 'postgres', url: wrong });
      expect(opened).toMatchObject(unavailable);
      expect(JSON.stringify(opened)).not.toMatch(/hunter2|kim|127\.0|nobody/);
    }
  });
});

it.each([
  [{ home: '/home/alex' }, '/home/alex/.local/state/whyblocked/community.db'],
  [{ home: '/h', xdgStateHome: '/s' }, '/s/whyblocked/community.db'],
  [{ home: '/h', xdgStateHome: 'relative' }, '/h/.local/state/whyblocked/community.db'],
  [{ home: '/h', xdgStateHome: '/s', stateDir: '/d', databaseUrl: 'mysql://x' }, '/d/community.db'],
])('is looked for where %j says', (places, path) => {
  expect(findCommunity(places)).toEqual({ kind: 'sqlite', path });
});

it('is on PostgreSQL where a URL of it is given', () => {
  const [short, long] = ['postgres://h/x', 'postgresql://h/x'];
  expect(findCommunity({ home: '/h', stateDir: '/d', databaseUrl: short })).toEqual({ kind: 'postgres', url: short });
  expect(findCommunity({ home: '/h', databaseUrl: long })).toEqual({ kind: 'postgres', url: long });
});

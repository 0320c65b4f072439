import { createHash } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExportLine, type ReportPage } from '@whyblocked/contract';
import { afterAll, describe, expect, it } from 'vitest';
import { fakeCommunity } from '../community.fixture.ts';
import { exampleAcceptedReport } from '../openapi/example-community.ts';
import { fakeServer } from '../server.fixture.ts';

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest();

describe('the export', () => {
  it('is every kind of thing, one a line, and tells that it is whole', async () => {
    const response = await fakeServer().app.request('/v1/export');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const text = await response.text();
    const hash = sha256(text);
    expect(response.headers.get('etag')).toBe(`"${hash.toString('hex')}"`);
    expect(response.headers.get('repr-digest')).toBe(`sha-256=:${hash.toString('base64')}:`);
    expect(response.headers.get('digest')).toBe(`sha-256=${hash.toString('base64')}`);
    const lines = text.trimEnd().split('\n');
    const read = lines.map((line) => ExportLine.parse(JSON.parse(line)));
    expect(read.map(({ kind }) => kind)).toEqual([
      'export',
      'interface',
      'cause',
      'issue',
      'noise',
      'judgement',
      'addon',
      'statement',
      'report',
      'end',
    ]);
    expect(read[0]).toMatchObject({ knowledge: 'abc', change: 42 });
    const before = `${lines.slice(0, -1).join('\n')}\n`;
    expect(read.at(-1)).toEqual({ kind: 'end', lines: 9, sha256: sha256(before).toString('hex') });
  });

  it('is made again only when something changed, and has all pages of reports', async () => {
    let last = 1;
    let asked = 0;
    const { community } = fakeCommunity({
      listChanges: async (since) => ({ ok: true, value: { knowledge: 'k', changes: [], last: Math.max(since, last) } }),
      listReports: async ({ cursor = '0' }) => {
        asked++;
        const page: ReportPage = { reports: [exampleAcceptedReport] };
        return { ok: true, value: cursor === '2' ? page : { ...page, next: String(Number(cursor) + 1) } };
      },
    });
    const { app } = fakeServer({ community });
    const tag = async () => (await app.request('/v1/export')).headers.get('etag');
    const first = await tag();
    expect([await tag(), asked]).toEqual([first, 3]);
    last = 2;
    expect(await tag()).not.toBe(first);
    expect(asked).toBe(6);
    const reports = (await (await app.request('/v1/export')).text()).match(/"kind":"report"/g);
    expect(reports).toHaveLength(3);
  });

  it('says so when the database goes away while it is made, and is made later', async () => {
    let isLost = true;
    const { community } = fakeCommunity({
      listReports: async () =>
        isLost ? { ok: false, error: { code: 'community-unavailable' } } : { ok: true, value: { reports: [] } },
    });
    const { app } = fakeServer({ community });
    expect((await app.request('/v1/export')).status).toBe(503);
    isLost = false;
    expect((await app.request('/v1/export')).status).toBe(200);
  });
});

describe('the file of the knowledge', () => {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-file-'));
  const knowledgeFile = join(folder, 'knowledge.db');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is sent whole with its hash, also when another one took its place', async () => {
    const { app } = fakeServer({ knowledgeFile });
    for (const bytes of [Buffer.alloc(1_000_000, 'a'), Buffer.alloc(300_000, 'b')]) {
      writeFileSync(`${knowledgeFile}.new`, bytes);
      renameSync(`${knowledgeFile}.new`, knowledgeFile);
      const response = await app.request('/v1/export/knowledge.db');
      expect(response.headers.get('content-length')).toBe(String(bytes.length));
      expect(response.headers.get('etag')).toBe(`"${sha256(bytes).toString('hex')}"`);
      expect(bytes.equals(new Uint8Array(await response.arrayBuffer()))).toBe(true);
    }
    const head = await app.request('/v1/export/knowledge.db', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { growingFile } from './growing-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'whyblocked-growing-'));
const path = join(folder, 'kern.log');
afterAll(() => rmSync(folder, { recursive: true }));
vi.setConfig({ testTimeout: 60_000 });

/** Reads on until `text` has come; empty chunks say that there is nothing for now. */
async function until(source: AsyncGenerator<Uint8Array>, text: string): Promise<string> {
  let seen = '';
  while (!seen.includes(text)) {
    const { value, done } = await source.next();
    if (done) break;
    seen += Buffer.from(value).toString();
  }
  return seen;
}

it('gives what is appended, goes over to the new file, and begins anew in one that was cut', async () => {
  writeFileSync(path, 'before\n');
  const stop = new AbortController();
  const source = growingFile(path, { fromStart: false, signal: stop.signal });
  expect(Buffer.from((await source.next()).value ?? []).toString()).toBe('');
  appendFileSync(path, 'appended\n');
  expect(await until(source, 'appended')).toBe('appended\n');
  renameSync(path, `${path}.1`);
  writeFileSync(path, 'rotated\n');
  expect(await until(source, 'rotated')).toBe('rotated\n');
  writeFileSync(path, 'cut\n');
  expect(await until(source, 'cut')).toBe('cut\n');
  stop.abort();
  expect((await source.next()).done).toBe(true);
});

it('gives all of it when asked to', async () => {
  writeFileSync(path, 'all\n');
  const stop = new AbortController();
  expect(await until(growingFile(path, { fromStart: true, signal: stop.signal }), 'all')).toBe('all\n');
  stop.abort();
});

it('rejects with the error of the system where there is no file', async () => {
  const source = growingFile(join(folder, 'nosuch'), { fromStart: true, signal: new AbortController().signal });
  await expect(source.next()).rejects.toMatchObject({ code: 'ENOENT' });
});

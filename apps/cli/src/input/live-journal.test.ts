import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';
import { afterAll, expect, it, vi } from 'vitest';
import { liveJournal } from './live-journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'whyblocked-journal-'));
const path = env.PATH;
vi.setConfig({ testTimeout: 60_000 });

afterAll(() => {
  env.PATH = path;
  rmSync(folder, { recursive: true });
});

async function read(signal = new AbortController().signal): Promise<string> {
  let text = '';
  for await (const chunk of liveJournal(signal)) text += Buffer.from(chunk).toString();
  return text;
}

it('asks the journal for new lines of the kernel as JSON, and gives what it writes', async () => {
  const program = join(folder, 'journalctl');
  writeFileSync(program, '#!/bin/sh\necho "asked for $*"\n');
  chmodSync(program, 0o755);
  env.PATH = `${folder}${delimiter}${path}`;
  expect(await read()).toBe('asked for -kf -o json -n 0\n');
});

it('ends when it is told to', async () => {
  writeFileSync(join(folder, 'journalctl'), '#!/bin/sh\necho one\nexec sleep 600\n');
  env.PATH = `${folder}${delimiter}${path}`;
  const stop = new AbortController();
  const chunks: string[] = [];
  for await (const chunk of liveJournal(stop.signal)) {
    chunks.push(Buffer.from(chunk).toString());
    stop.abort();
  }
  expect(chunks).toEqual(['one\n']);
});

it('says what to do where there is no journal', async () => {
  env.PATH = join(folder, 'nothing-here');
  await expect(read()).rejects.toThrow('name a file to follow');
});

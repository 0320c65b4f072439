import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '@whyblocked/chat';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileSettings } from './file-settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = { keptMs: 60_000 };
const quiet = { isOn: false, spotIn: ['12'], answers: 'private' } as const;

it('keeps what was decided for the next process, one file a server', async () => {
  const settings = fileSettings(join(folder, 'new'), MINUTE);
  expect(await settings.get('1')).toEqual({ ok: true, value: DEFAULT_SETTINGS });
  expect(await settings.set('1', { ...quiet, spotIn: ['12'] })).toEqual({ ok: true });
  expect(await fileSettings(join(folder, 'new'), MINUTE).get('1')).toEqual({ ok: true, value: quiet });
  expect(await settings.get('2')).toEqual({ ok: true, value: DEFAULT_SETTINGS });
  expect(readdirSync(join(folder, 'new'))).toEqual(['1.json']);
});

it.each(['{', '{"isOn": "no"}', ''])('a file that holds %j is not taken for the defaults', async (text) => {
  writeFileSync(join(folder, '1.json'), text);
  expect(await fileSettings(folder, MINUTE).get('1')).toEqual({ ok: false, error: { code: 'settings-unavailable' } });
});

it('a folder that cannot be written changes nothing', async () => {
  writeFileSync(join(folder, 'file'), '');
  const settings = fileSettings(join(folder, 'file'), MINUTE);
  expect(await settings.set('1', { ...quiet, spotIn: [] })).toMatchObject({ ok: false });
});

it.each(['..', '../x', '', '1/2'])('never makes a path of the server %j', async (guildId) => {
  expect(await fileSettings(folder, MINUTE).set(guildId, DEFAULT_SETTINGS)).toMatchObject({ ok: false });
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  [0, 0, quiet],
  [5_000, 4_999, DEFAULT_SETTINGS],
  [5_000, 5_000, quiet],
])(
  'what another process decides is seen where it was read more than %i ms ago: after %i',
  async (keptMs, passedMs, seen) => {
    let nowMs = 0;
    const here = fileSettings(folder, { keptMs, now: () => nowMs });
    await here.get('1');
    await fileSettings(folder, MINUTE).set('1', { ...quiet, spotIn: ['12'] });
    nowMs = passedMs;
    expect(await here.get('1')).toEqual({ ok: true, value: seen });
  },
);

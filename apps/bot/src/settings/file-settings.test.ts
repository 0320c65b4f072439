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

const quiet = { isOn: false, spotIn: ['12'], answers: 'private' } as const;

it('keeps what was decided for the next process, one file a server', async () => {
  const settings = fileSettings(join(folder, 'new'));
  expect(await settings.get('1')).toEqual({ ok: true, value: DEFAULT_SETTINGS });
  expect(await settings.set('1', { ...quiet, spotIn: ['12'] })).toEqual({ ok: true });
  expect(await fileSettings(join(folder, 'new')).get('1')).toEqual({ ok: true, value: quiet });
  expect(await settings.get('2')).toEqual({ ok: true, value: DEFAULT_SETTINGS });
  expect(readdirSync(join(folder, 'new'))).toEqual(['1.json']);
});

it.each(['{', '{"isOn": "no"}', ''])('a file that holds %j is not taken for the defaults', async (text) => {
  writeFileSync(join(folder, '1.json'), text);
  expect(await fileSettings(folder).get('1')).toEqual({ ok: false, error: { code: 'settings-unavailable' } });
});

it('a folder that cannot be written changes nothing', async () => {
  writeFileSync(join(folder, 'file'), '');
  const settings = fileSettings(join(folder, 'file'));
  expect(await settings.set('1', { ...quiet, spotIn: [] })).toMatchObject({ ok: false });
});

it.each(['..', '../x', '', '1/2'])('never makes a path of the server %j', async (guildId) => {
  expect(await fileSettings(folder).set(guildId, DEFAULT_SETTINGS)).toMatchObject({ ok: false });
  expect(readdirSync(folder)).toEqual([]);
});

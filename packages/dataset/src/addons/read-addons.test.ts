import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADDON_BRANCHES_PATH, type AddonBranch, formatAddonBranches } from './addon-branches.ts';
import type { AddonFact } from './addon-fact.ts';
import { type AddonFile, addonFilePath, formatAddonFile } from './addon-file.ts';
import { lintAddons } from './lint-addons.ts';
import { readAddonFile, readAddons } from './read-addons.ts';

const branch = (track: string): AddonBranch => ({
  repository: 'core',
  track,
  branch: track === 'latest' ? 'main' : track,
  commit: '0123456789abcdef0123456789abcdef01234567',
});
const lamp: AddonFile = {
  repository: 'core',
  addon: 'lamp',
  facts: [
    { kind: 'alias-of', addon: 'light' },
    { kind: 'listed' },
    { kind: 'needs', what: 'addon', name: 'core/light', since: '1.10' },
    { kind: 'version', version: '1', until: '1.10' },
  ],
};
const light: AddonFile = { repository: 'core', addon: 'light', facts: [{ kind: 'listed' }] };

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'whyblocked-addons-'));
});
afterEach(() => rmSync(data, { recursive: true }));

function put(file: string, text: string): void {
  mkdirSync(dirname(join(data, file)), { recursive: true });
  writeFileSync(join(data, file), text);
}

function messagesOf(addons: readonly AddonFile[], branches = ['1.9', '1.10', 'latest'].map(branch)): readonly string[] {
  put(ADDON_BRANCHES_PATH, formatAddonBranches(branches));
  for (const addon of addons) put(addonFilePath(addon), formatAddonFile(addon));
  return lintAddons(readAddons(data)).map(({ message }) => message);
}

function lampWith(...facts: readonly AddonFact[]): readonly AddonFile[] {
  return [{ ...lamp, facts: [...lamp.facts, ...facts] }, light];
}

describe('files of addons', () => {
  it('are read as they are written, and count with the file of branches', () => {
    expect(messagesOf([lamp, light])).toEqual([]);
    expect(readAddons(data)).toMatchObject({
      addons: [lamp, light],
      branches: [{ track: '1.9' }, { track: '1.10' }, { track: 'latest' }],
      files: 3,
    });
    expect(formatAddonFile({ ...lamp, facts: lamp.facts.toReversed() })).toBe(formatAddonFile(lamp));
  });

  it('are nothing where there is no folder', () => {
    expect(readAddons(data)).toEqual({ addons: [], branches: [], problems: [], files: 0 });
  });

  it('belong where their name says', () => {
    const { problems } = readAddonFile(formatAddonFile(lamp), 'addons/community/lamp.yaml');
    expect(problems).toMatchObject([{ message: expect.stringContaining('addons/core/lamp.yaml') }]);
  });

  it.each(['../lamp', 'Lamp', '', 'a/b'])('are of no addon with a name that is a path: %j', (addon) => {
    expect(readAddonFile(formatAddonFile({ ...lamp, addon }), 'addons/core/lamp.yaml').addon).toBeUndefined();
  });

  it('tell the line of a row that does not fit', () => {
    const text = formatAddonFile(lamp)
      .replace('"kind":"listed"', '"kind":"lifted"')
      .replace('{"kind":"version"', '{"kind":');
    expect(readAddonFile(text, addonFilePath(lamp)).problems.map(({ line }) => line)).toEqual([6, 8]);
  });
});

describe('lintAddons', () => {
  it('holds rows and branches to their order', () => {
    const text = formatAddonFile(lamp);
    const [first = '', second = ''] = text.split('\n').filter((line) => line.startsWith('- '));
    messagesOf([lamp, light]);
    put(addonFilePath(lamp), text.replace(`${first}\n${second}`, `${second}\n${first}`));
    put(ADDON_BRANCHES_PATH, formatAddonBranches(['1.9', '1.10', 'latest'].map(branch)).replace('"1.9"', '"1.11"'));
    const messages = lintAddons(readAddons(data)).map(({ message }) => message);
    expect(messages).toContainEqual(expect.stringContaining('facts are not in order'));
    expect(messages).toContainEqual(expect.stringContaining('branches are not in order'));
  });

  it('refuses ranges that hold nowhere, and tracks that were not read', () => {
    expect(messagesOf(lampWith({ kind: 'deprecated', since: 'latest', until: '1.9' }))).toMatchObject([
      expect.stringContaining('holds nowhere'),
    ]);
    expect(messagesOf(lampWith({ kind: 'deprecated', since: '1.11' }))).toMatchObject([
      expect.stringContaining('names the track 1.11'),
    ]);
  });

  it('lets nothing be said of a track without the addon', () => {
    const facts: readonly AddonFact[] = [{ kind: 'deprecated' }, { kind: 'listed', since: '1.10' }];
    expect(messagesOf([{ ...light, facts }])).toEqual(['It has facts of the track 1.9, which does not list it.']);
  });

  it('knows each addon that is named: one that is meant by an alias in the same tracks, one that is needed in any', () => {
    const gone: AddonFile = { ...light, facts: [{ kind: 'listed', until: '1.10' }] };
    expect(messagesOf([lamp, gone])).toEqual([
      '{"kind":"alias-of","addon":"light"} names an addon that is not there: core/light.',
    ]);
    expect(messagesOf(lampWith({ kind: 'needs', what: 'addon', name: 'community/oil' }))).toMatchObject([
      expect.stringContaining('community/oil'),
    ]);
    expect(messagesOf(lampWith({ kind: 'replaced-by', addon: 'core/sun' }))).toMatchObject([
      expect.stringContaining('core/sun'),
    ]);
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AddonFact, lintData, readAddons } from '@whyblocked/dataset';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryTree } from '../source/memory-tree.fixture.ts';
import { type AddonImportResult, importAddons } from './import-addons.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
/** As the list writes a program of the snap, in parts: the linter takes the whole for a template. */
const BUILTIN = ['$', '{SNAP}/bin/switch'].join('');
type Files = Readonly<Record<string, string>>;

function branch(name: string, files: Files) {
  return { name, commit: COMMIT, tree: () => memoryTree(files) };
}

interface Made {
  readonly version?: string;
  readonly status?: string;
  readonly more?: string;
  readonly enable?: string;
}

/** The list and the scripts of a branch. */
function addons(made: Readonly<Record<string, Made>>, files: Files = {}): Files {
  const rows = Object.entries(made).map(
    ([name, { version = '1.0', status = `pod/${name}`, more = '' }]) =>
      `    - name: "${name}"\n      description: "It is ${name}"\n      version: "${version}"\n      check_status: "${status}"\n      supported_architectures: [amd64, arm64]\n${more}`,
  );
  const scripts = Object.entries(made).map(([name, { enable = '$SNAP/microk8s-kubectl.wrapper apply -f x' }]) => [
    `addons/${name}/enable`,
    enable.startsWith('#!') ? enable : `#!/usr/bin/env bash\n${enable}\n`,
  ]);
  return { 'addons.yaml': `microk8s-addons:\n  addons:\n${rows.join('')}`, ...Object.fromEntries(scripts), ...files };
}

const oil = [branch('main', addons({ oil: {} }))];

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'whyblocked-addons-'));
});
afterEach(() => rmSync(data, { recursive: true }));

function imported(
  core: readonly ReturnType<typeof branch>[],
  community = oil,
  allowVanishing = false,
): Promise<AddonImportResult> {
  return importAddons({ core, community, dataDir: data, allowVanishing });
}

function factsOf(addon: string, ...kinds: readonly AddonFact['kind'][]): readonly AddonFact[] {
  const [repository, name] = addon.split('/');
  const file = readAddons(data).addons.find((one) => one.repository === repository && one.addon === name);
  return file?.facts.filter(({ kind }) => kinds.includes(kind)) ?? [];
}

function addonProblems(): readonly unknown[] {
  return lintData(data).problems.filter(({ file }) => file.startsWith('addons'));
}

describe('importAddons', () => {
  it('writes each fact once, with the tracks in which it holds, and passes lint', async () => {
    const result = await imported([
      branch('main', addons({ lamp: { version: '3' } })),
      branch('1.24', addons({ lamp: { version: '2' }, heater: { more: '      confinement: "classic"\n' } })),
      branch('1.25', addons({ lamp: { version: '2' }, heater: {} })),
      branch('1.23', addons({ candle: {} })),
      branch('1.25-eksd', addons({ candle: {} })),
      branch('1.025', addons({ candle: {} })),
      branch('fix/lamp', addons({ candle: {} })),
    ]);
    expect(result).toMatchObject({ ok: true, value: { addons: 3, branches: 4, unread: [] } });
    expect(factsOf('core/lamp', 'listed', 'version')).toEqual([
      { kind: 'listed' },
      { kind: 'version', version: '2', until: 'latest' },
      { kind: 'version', version: '3', since: 'latest' },
    ]);
    expect(factsOf('core/heater', 'listed', 'confinement')).toEqual([
      { kind: 'confinement', confinement: 'classic', until: '1.25' },
      { kind: 'listed', until: 'latest' },
    ]);
    expect(readAddons(data).branches.map(({ repository, track }) => `${repository} ${track}`)).toEqual([
      'core 1.24',
      'core 1.25',
      'core latest',
      'community latest',
    ]);
    expect(addonProblems()).toEqual([]);
  });

  it('changes nothing the second time, and only what changed upstream the third', async () => {
    const before = [branch('main', addons({ lamp: {}, heater: {} }))];
    await imported(before);
    expect(await imported(before)).toMatchObject({ ok: true, value: { added: 0, removed: 0, changedFiles: [] } });
    const after = [branch('main', addons({ lamp: {}, heater: { version: '1.1' } }))];
    expect(await imported(after, oil, true)).toMatchObject({
      ok: true,
      value: { added: 1, removed: 1, changedFiles: ['addons/core/heater.yaml'] },
    });
    const commit = [{ ...after[0], commit: COMMIT.replaceAll('0', 'a') } as ReturnType<typeof branch>];
    expect(await imported(commit)).toMatchObject({ ok: true, value: { changedFiles: ['addons/branches.yaml'] } });
  });

  it('refuses to lose much of a track, or all of it, and removes the files of what is gone when told to', async () => {
    const both = addons({ lamp: {}, heater: {} });
    await imported([branch('1.30', both), branch('main', both)]);
    const text = readFileSync(join(data, 'addons/core/heater.yaml'), 'utf8');
    const fewer = [branch('1.30', both), branch('main', addons({ lamp: {} }))];
    expect(await imported(fewer)).toMatchObject({
      ok: false,
      error: { code: 'too-many-vanish', repository: 'core', track: 'latest', vanished: 5 },
    });
    expect(await imported([branch('main', both)])).toMatchObject({
      ok: false,
      error: { code: 'too-many-vanish', track: '1.30' },
    });
    expect(readFileSync(join(data, 'addons/core/heater.yaml'), 'utf8')).toBe(text);
    const result = await imported([branch('main', addons({ lamp: {} }))], oil, true);
    expect(result).toMatchObject({ ok: true, value: { removed: 15 } });
    expect(readdirSync(join(data, 'addons/core'))).toEqual(['lamp.yaml']);
  });

  it('finds what is only another name, what is gone, and what comes with the snap', async () => {
    await imported([
      branch(
        'main',
        addons({
          lamp: {
            enable:
              'echo "DEPRECATED: \'lamp\' is deprecated. Please use \'light\' instead."\n"$SNAP/microk8s-enable.wrapper" light "$@"',
          },
          lantern: {
            enable: 'D=`realpath $(dirname $0)`\necho "It has been renamed to light."\n$D/../light/enable "$@"',
            status: 'pod/light',
          },
          light: {},
          candle: {
            enable:
              'echo "The option --wick is deprecated."\n$SNAP/microk8s-enable.wrapper light\n$SNAP/microk8s-kubectl.wrapper apply -f x',
          },
          torch: { enable: 'echo "It is gone. Enable light addon."' },
          switch: { enable: 'echo "It is enabled"', status: BUILTIN },
        }),
      ),
    ]);
    const kinds = ['alias-of', 'builtin', 'deprecated', 'replaced-by', 'retired', 'same-status'] as const;
    expect(factsOf('core/lamp', ...kinds)).toEqual([
      { kind: 'alias-of', addon: 'light' },
      { kind: 'deprecated' },
      { kind: 'replaced-by', addon: 'core/light' },
    ]);
    expect(factsOf('core/lantern', ...kinds)).toEqual([
      { kind: 'alias-of', addon: 'light' },
      { kind: 'replaced-by', addon: 'core/light' },
      { kind: 'same-status', addon: 'light' },
    ]);
    expect(factsOf('core/candle', ...kinds)).toEqual([]);
    expect(factsOf('core/torch', ...kinds)).toEqual([
      { kind: 'replaced-by', addon: 'core/light' },
      { kind: 'retired' },
    ]);
    expect(factsOf('core/switch', ...kinds)).toEqual([{ kind: 'builtin' }]);
  });

  it('finds what scripts need, in the other repository, too, and of tracks that had it', async () => {
    const enable =
      '$SNAP/microk8s-enable.wrapper dns:192.0.2.1 wick oil\n$SNAP/microk8s-enable.wrapper nobody\nsystemctl is-enabled iscsid';
    await imported(
      [branch('1.30', addons({ dns: {}, wick: {} })), branch('main', addons({ dns: {} }))],
      [branch('1.30', addons({ lamp: {}, oil: {} })), branch('main', addons({ lamp: { enable }, oil: {} }))],
    );
    expect(factsOf('community/lamp', 'needs')).toEqual([
      { kind: 'needs', what: 'addon', name: 'community/oil', since: 'latest' },
      { kind: 'needs', what: 'addon', name: 'core/dns', since: 'latest' },
      { kind: 'needs', what: 'addon', name: 'core/wick', since: 'latest' },
      { kind: 'needs', what: 'service', name: 'iscsid', since: 'latest' },
    ]);
    expect(addonProblems()).toEqual([]);
  });

  it('goes on over a script that cannot be read, and says so', async () => {
    const made = {
      lamp: { enable: '$SNAP/microk8s-enable.wrapper heater\nif then fi ((' },
      heater: { enable: '#!/usr/bin/perl\nprint 1;' },
      candle: { enable: `echo ${'x'.repeat(600_000)}` },
    };
    const { 'addons/candle/enable': _none, ...files } = addons({ ...made, torch: {} });
    const result = await imported([
      branch('main', { ...files, 'addons/candle/enable': made.candle.enable, 'tests/test_a.py': 'def (' }),
    ]);
    expect(result).toMatchObject({ ok: true });
    const paths = result.ok ? result.value.unread.map(({ path }) => path) : [];
    expect(paths.toSorted()).toEqual([
      'addons/candle/enable',
      'addons/heater/enable',
      'addons/lamp/enable',
      'tests/test_a.py',
    ]);
    for (const addon of ['lamp', 'heater', 'candle']) {
      expect(factsOf(`core/${addon}`, 'needs-unknown')).toEqual([{ kind: 'needs-unknown' }]);
    }
    expect(factsOf('core/torch', 'needs-unknown')).toEqual([]);
  });

  it.each([
    ['no list', undefined],
    ['no YAML', 'microk8s-addons: ['],
    ['YAML of another shape', '- a\n- b\n'],
    ['a name that is a path', addons({ '../../etc/x': {} })['addons.yaml']],
    [
      'an addon twice',
      `${addons({ lamp: {} })['addons.yaml']}${addons({ lamp: {} })['addons.yaml']?.split('addons:\n').at(-1)}`,
    ],
    ['a confinement that hides it', addons({ lamp: { more: '      confinement: clasic\n' } })['addons.yaml']],
    [
      'aliases that grow',
      `a: &a [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 20 }, (_, at) => `${String.fromCharCode(98 + at)}: &${String.fromCharCode(98 + at)} [${`*${String.fromCharCode(97 + at)}, `.repeat(9)}]`).join('\n')}`,
    ],
    ['a list in a list in a list', `microk8s-addons: ${'['.repeat(5_000)}`],
    ['a huge list', `#${'x'.repeat(70_000)}\n${addons({ lamp: {} })['addons.yaml']}`],
    ['another type', addons({ lamp: {} })['addons.yaml']?.replace('[amd64, arm64]', '{ amd64: true }')],
  ])('names the branch and the path where there is %s, and writes nothing', async (_, text) => {
    const files = text === undefined ? {} : { 'addons.yaml': text };
    const result = await imported([branch('1.30', addons({ lamp: {} })), branch('1.31', files)]);
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'unreadable', repository: 'core', branch: '1.31', path: 'addons.yaml' },
    });
    expect(readdirSync(data)).toEqual([]);
  });

  it('wants both repositories', async () => {
    expect(await imported(oil, [branch('master', addons({ lamp: {} }))])).toEqual({
      ok: false,
      error: { code: 'no-tracks', repository: 'community' },
    });
  });
});

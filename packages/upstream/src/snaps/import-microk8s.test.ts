import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lintData, readSnaps, type SnapFact } from '@whyblocked/dataset';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryTree } from '../source/memory-tree.fixture.ts';
import { importMicrok8s, type Microk8sImportResult } from './import-microk8s.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const PATCHES = 'build-scripts/components/runc/strict-patches';

interface Made {
  readonly confinement: 'strict' | 'classic';
  readonly runc?: string;
  readonly network?: string;
  readonly plugs?: string;
  readonly files?: Readonly<Record<string, string>>;
}

function branch(name: string, { confinement, runc = 'v1.1.12', network = '', plugs = 'network', files = {} }: Made) {
  return {
    name,
    commit: COMMIT,
    tree: () =>
      memoryTree({
        'snap/snapcraft.yaml': `name: microk8s\nbase: core22\nconfinement: ${confinement}\napps:\n  kubelite:\n    daemon: simple\n    plugs: [${plugs}]\n`,
        'microk8s-resources/containerd-profile': `profile cri.d flags=(attach_disconnected) {\n  ${network}\n  file,\n  deny network raw,\n  signal (receive) peer=snap.microk8s.kubelite,\n}\n`,
        'build-scripts/components/runc/version.sh': `#!/bin/bash\n\necho "${runc}"\n`,
        'build-scripts/components/containerd/version.sh': '#!/bin/bash\n\necho "v1.7.29"\n',
        'microk8s-resources/actions/common/utils.sh':
          'other() {\n  declare -a interfaces=(\n "no" \n)\n}\n\ncheck_snap_interfaces() {\n    declare -ra interfaces=(\n        "network"\n    )\n    x\n}\n',
        ...files,
      }),
  };
}

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'whyblocked-snaps-'));
});
afterEach(() => rmSync(data, { recursive: true }));

function imported(
  branches: Parameters<typeof importMicrok8s>[0]['branches'],
  allowVanishing = false,
): Microk8sImportResult {
  return importMicrok8s({ branches, dataDir: data, allowVanishing });
}

function stored(kind: SnapFact['kind']): readonly SnapFact[] {
  return readSnaps(data).snaps[0]?.facts.filter((fact) => fact.kind === kind) ?? [];
}

describe('importMicrok8s', () => {
  it('writes what is equal over tracks once, with the tracks that it holds for', () => {
    const result = imported([
      branch('strict', { confinement: 'strict', network: 'network,\n  network inet,' }),
      branch('1.9', { confinement: 'classic' }),
      branch('1.30', { confinement: 'classic', network: 'network,' }),
      branch('1.30-strict', { confinement: 'strict', network: 'network,' }),
      branch('1.31', { confinement: 'classic', network: 'network,' }),
      branch('1.31-strict', { confinement: 'strict', network: 'network,' }),
      branch('master', { confinement: 'classic', network: 'network,\n  network inet,' }),
      branch('1.30-strict-try', { confinement: 'strict' }),
    ]);
    expect(result).toMatchObject({ ok: true, value: { variants: 6, changedFiles: ['snaps/microk8s.yaml'] } });
    expect(stored('container-profile')).toMatchObject([
      { network: [''], until: 'latest' },
      { network: ['', 'inet'], since: 'latest', signal: [{ access: ['receive'], peer: 'snap.microk8s.kubelite' }] },
    ]);
    expect(stored('component')).toEqual([
      { kind: 'component', component: 'containerd', version: '1.7.29' },
      { kind: 'component', component: 'runc', version: '1.1.12' },
    ]);
    expect(stored('required-plug')).toEqual([{ kind: 'required-plug', plug: 'network', confinement: 'strict' }]);
    expect(lintData(data).problems.filter(({ file }) => file.startsWith('snaps'))).toEqual([]);
  });

  it('changes nothing the second time, and refuses to lose much', () => {
    const branches = [branch('1.30-strict', { confinement: 'strict', plugs: 'network, home, camera, opengl' })];
    imported(branches);
    const text = readFileSync(join(data, 'snaps/microk8s.yaml'), 'utf8');
    expect(imported(branches)).toMatchObject({ ok: true, value: { added: 0, removed: 0, changedFiles: [] } });
    const fewer = [branch('1.30-strict', { confinement: 'strict', plugs: 'network' })];
    expect(imported(fewer)).toMatchObject({ ok: false, error: { code: 'too-many-vanish', vanished: 6 } });
    expect(readFileSync(join(data, 'snaps/microk8s.yaml'), 'utf8')).toBe(text);
    expect(imported(fewer, true)).toMatchObject({ ok: true, value: { removed: 6 } });
  });

  it('takes the patches that the build takes for the release of runc', () => {
    const files = {
      [`${PATCHES}/v1.1.12/a.patch`]: 'old',
      [`${PATCHES}/v1.1.15/b.patch`]: 'hello\n',
      [`${PATCHES}/v1.2.6/c.patch`]: 'new',
    };
    imported([branch('1.30-strict', { confinement: 'strict', runc: 'v1.2.1', files })]);
    expect(stored('runc-patch')).toEqual([
      // The hash that git itself gives to "hello\n".
      {
        kind: 'runc-patch',
        patch: 'b',
        for: 'v1.1.15',
        blob: 'ce013625030ba8dba906f756967f9e9ca394464a',
      },
    ]);
  });

  it('takes patches without a release, and none on classic', () => {
    const files = { [`${PATCHES}/a.patch`]: 'x' };
    imported([
      branch('1.30-strict', { confinement: 'strict', files }),
      branch('1.30', { confinement: 'classic', files }),
    ]);
    expect(stored('runc-patch')).toMatchObject([{ patch: 'a', confinement: 'strict' }]);
  });

  it('knows the releases of a track that is built from commits', () => {
    const files = {
      'build-scripts/components/runc/version.sh': '',
      'build-scripts/components/containerd/version.sh': '',
      'build-scripts/set-env-variables.sh':
        '# RUNC commit matching\n# Tag 1.5.13\nexport CONTAINERD_COMMIT="x"\n# Release v1.0.3\nexport RUNC_COMMIT="y"\n',
    };
    const tree = branch('1.24', { confinement: 'classic' }).tree();
    const old = {
      ...tree,
      read: (path: string) => (files as Record<string, string>)[path] || (path in files ? undefined : tree.read(path)),
    };
    imported([{ name: '1.24', commit: COMMIT, tree: () => old }]);
    expect(stored('component')).toMatchObject([{ version: '1.5.13' }, { version: '1.0.3' }]);
  });

  it('fails where no branch is a track, or its snap cannot be read', () => {
    expect(imported([branch('main', { confinement: 'strict' })])).toEqual({ ok: false, error: { code: 'no-tracks' } });
    const broken = branch('1.30', { confinement: 'classic', files: { 'snap/snapcraft.yaml': 'name: [' } });
    expect(imported([broken])).toMatchObject({ ok: false, error: { code: 'unreadable', branch: '1.30' } });
  });
});

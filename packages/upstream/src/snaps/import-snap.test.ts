import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSnaps } from '@whyblocked/dataset';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gitBranches, gitCommit, gitHubRepository } from '../source/git-branches.ts';
import { commitTree } from '../source/git-tree.ts';
import { memoryTree } from '../source/memory-tree.fixture.ts';
import { importSnap } from './import-snap.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const SNAP = 'name: kitchen\nconfinement: strict\napps:\n  cook:\n    plugs: [home]\n    extensions: [brushes]\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whyblocked-snap-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const source = { repo: 'example/kitchen', commit: COMMIT };

describe('importSnap', () => {
  it('stores what the declaration says, where it was read, and what is not known', () => {
    const tree = memoryTree({ 'snap/snapcraft.yaml': SNAP });
    expect(importSnap({ ...source, tree, dataDir: folder })).toMatchObject({ ok: true, value: { facts: 3 } });
    expect(readSnaps(folder).snaps).toEqual([
      {
        snap: 'kitchen',
        repo: 'example/kitchen',
        path: 'snap/snapcraft.yaml',
        variants: [{ confinement: 'strict', commit: COMMIT, complete: false, extensions: ['brushes'] }],
        facts: [
          { kind: 'app', app: 'cook' },
          { kind: 'app-plug', app: 'cook', plug: 'home' },
          { kind: 'plug', plug: 'home', interface: 'home' },
        ],
      },
    ]);
  });

  it('looks where snapcraft looks, or where it is told to', () => {
    const tree = memoryTree({ 'snapcraft.yaml': SNAP, 'small/snapcraft.yaml': SNAP.replace('kitchen', 'pantry') });
    expect(importSnap({ ...source, tree, dataDir: folder })).toMatchObject({ value: { snap: 'kitchen' } });
    expect(importSnap({ ...source, tree, path: 'small/snapcraft.yaml', dataDir: folder })).toMatchObject({
      value: { snap: 'pantry' },
    });
    expect(importSnap({ ...source, tree: memoryTree({}), dataDir: folder })).toMatchObject({
      error: { code: 'no-snapcraft' },
    });
  });

  it('writes nothing that the database would not take', () => {
    const tree = memoryTree({ 'snapcraft.yaml': SNAP.replace('cook', '"a b"') });
    expect(importSnap({ ...source, tree, dataDir: folder })).toMatchObject({ error: { code: 'invalid' } });
    expect(readSnaps(folder).files).toBe(0);
  });
});

describe('a git directory', () => {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=alex', '-c', 'user.email=alex@example.com', ...args]);

  it('tells its branches, those of its origin first, and the trees of commits with their folders', () => {
    git('init', '-q', '-b', 'main');
    mkdirSync(join(folder, 'snap/hooks'), { recursive: true });
    writeFileSync(join(folder, 'snap/snapcraft.yaml'), SNAP);
    writeFileSync(join(folder, 'snap/hooks/install'), '');
    writeFileSync(join(folder, 'snap/ä\n"b"'), 'named oddly');
    writeFileSync(join(folder, 'snap/large'), Buffer.alloc(17 * 1024 * 1024));
    git('add', '.');
    git('commit', '-qm', 'one');
    const gitDir = join(folder, '.git');
    expect(gitHubRepository(gitDir)).toBeUndefined();
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    git('remote', 'add', 'origin', 'git@github.com:example/kitchen.git');
    const first = gitCommit(gitDir, 'HEAD');
    git('commit', '-qm', 'two', '--allow-empty');
    expect(gitHubRepository(gitDir)).toBe('example/kitchen');
    expect(gitBranches(gitDir).map(({ name, commit }) => [name, commit])).toEqual([['main', first]]);
    const tree = commitTree(gitDir, first);
    expect([tree.folders('snap'), tree.folders('none'), tree.list('snap')]).toEqual([
      ['hooks'],
      [],
      ['snapcraft.yaml', 'ä\n"b"'],
    ]);
    expect(tree.read('snap/snapcraft.yaml')).toBe(SNAP);
    expect([tree.read('snap/ä\n"b"'), tree.read('snap/large'), tree.read('none')]).toEqual([
      'named oddly',
      undefined,
      undefined,
    ]);
    expect(() => gitCommit(gitDir, '--all')).toThrow();
  });
});

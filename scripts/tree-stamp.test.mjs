import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStamped, treeStamp, writeStamp } from './tree-stamp.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tree-stamp-'));
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'inner', 'a.ts'), 'one');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('treeStamp', () => {
  it('is the same when nothing changed', () => {
    expect(treeStamp([folder])).toBe(treeStamp([folder]));
  });

  it.each([
    ['a file grows', () => writeFileSync(join(folder, 'inner', 'a.ts'), 'three')],
    ['a file is only touched', () => utimesSync(join(folder, 'inner', 'a.ts'), 1, 1)],
    ['a file is added', () => writeFileSync(join(folder, 'b.ts'), '')],
    ['a file is removed', () => rmSync(join(folder, 'inner', 'a.ts'))],
    ['a file is renamed', () => renameSync(join(folder, 'inner', 'a.ts'), join(folder, 'inner', 'b.ts'))],
  ])('changes when %s', (_what, change) => {
    const before = treeStamp([folder]);
    change();
    expect(treeStamp([folder])).not.toBe(before);
  });

  it('does not see names that are left out', () => {
    const before = treeStamp([folder], (name) => name.endsWith('.test.ts'));
    writeFileSync(join(folder, 'inner', 'a.test.ts'), 'test');
    expect(treeStamp([folder], (name) => name.endsWith('.test.ts'))).toBe(before);
  });

  it('takes a missing path for an empty one', () => {
    expect(treeStamp([join(folder, 'nowhere')])).toBe(treeStamp([]));
  });
});

describe('isStamped', () => {
  it('holds for what was written last, and never before', () => {
    const file = join(folder, 'deep', '.stamp');
    expect(isStamped(file, 'x')).toBe(false);
    writeStamp(file, 'x');
    expect(isStamped(file, 'x')).toBe(true);
    expect(isStamped(file, 'y')).toBe(false);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changedFiles, fileContents, restoreFiles } from './file-contents.mjs';

it('names the files that were changed, added and removed, and can undo that', () => {
  const folder = mkdtempSync(join(tmpdir(), 'file-contents-'));
  const file = (/** @type {string} */ name) => join(folder, 'deep', name);
  mkdirSync(join(folder, 'deep'));
  for (const name of ['same', 'changed', 'removed']) writeFileSync(file(name), 'before');
  const before = fileContents([folder, join(folder, 'nowhere')]);

  for (const name of ['changed', 'added']) writeFileSync(file(name), 'after');
  writeFileSync(file('same'), 'before');
  rmSync(file('removed'));

  const changed = changedFiles(before, fileContents([folder]));
  expect(changed).toEqual([file('added'), file('changed'), file('removed')]);
  restoreFiles(before, changed);
  expect(fileContents([folder])).toEqual(before);
  rmSync(folder, { recursive: true });
});

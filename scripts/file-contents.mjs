import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads whole files, to tell afterwards which of them a command changed.
 *
 * @param {readonly string[]} paths files and folders; what does not exist is left out
 * @returns {Map<string, string>} contents by path
 */
export function fileContents(paths) {
  return new Map(paths.flatMap(filesOf).map((file) => [file, readFileSync(file, 'utf8')]));
}

/**
 * @param {ReadonlyMap<string, string>} before
 * @param {ReadonlyMap<string, string>} after
 * @returns {string[]} paths that were written with other contents, added or removed, sorted
 */
export function changedFiles(before, after) {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}

/**
 * Gives files back the contents they had.
 *
 * @param {ReadonlyMap<string, string>} before
 * @param {readonly string[]} changed as {@link changedFiles} names them
 * @returns {void}
 */
export function restoreFiles(before, changed) {
  for (const path of changed) {
    const contents = before.get(path);
    if (contents === undefined) rmSync(path);
    else writeFileSync(path, contents);
  }
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  const state = statSync(path, { throwIfNoEntry: false });
  if (state === undefined) return [];
  return state.isDirectory() ? readdirSync(path).flatMap((name) => filesOf(join(path, name))) : [path];
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Names the state of files by their paths, sizes and times of change; contents are not read, so thousands of files
 * take milliseconds.
 *
 * @param {readonly string[]} paths files and folders; one that does not exist counts as empty
 * @param {(name: string) => boolean} [isLeftOut] by file or folder name
 * @returns {string} equal as long as nothing was written, added or removed
 */
export function treeStamp(paths, isLeftOut = () => false) {
  const hash = createHash('sha256');
  for (const path of paths) addPath(path);
  return hash.digest('hex');

  /** @param {string} path */
  function addPath(path) {
    const state = statSync(path, { throwIfNoEntry: false });
    if (state === undefined) return;
    if (state.isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!isLeftOut(name)) addPath(join(path, name));
    } else {
      hash.update(`${path}\0${state.size}\0${state.mtimeMs}\n`);
    }
  }
}

/**
 * @param {string} file where {@link writeStamp} kept a stamp
 * @param {string} stamp
 * @returns {boolean}
 */
export function isStamped(file, stamp) {
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

/**
 * @param {string} file
 * @param {string} stamp
 * @returns {void}
 */
export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stamp);
}

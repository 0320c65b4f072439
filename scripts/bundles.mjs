import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { isStamped, treeStamp, writeStamp } from './tree-stamp.mjs';

export const cliBundle = bundleOf('cli', 'whyblocked');
export const apiBundle = bundleOf('api', 'api');

/** The programs we bundle. */
export const bundles = [cliBundle, apiBundle, bundleOf('bot', 'bot')];

/**
 * `apps/APP/src/main.ts` becomes `apps/APP/dist/PROGRAM.js`.
 *
 * @param {string} app
 * @param {string} program
 */
function bundleOf(app, program) {
  const folder = join(checkout, 'apps', app);
  const dist = join(folder, 'dist');
  return { program, folder, dist, file: join(dist, `${program}.js`), stampFile: join(dist, '.sources') };
}

/** @returns {string} the state of everything that a bundle is made of */
export function sourcesStamp() {
  const rooms = ['packages', 'apps'].flatMap((kind) =>
    readdirSync(join(checkout, kind)).map((name) => join(checkout, kind, name)),
  );
  const parts = rooms.flatMap((room) => [join(room, 'package.json'), join(room, 'src')]);
  return treeStamp([...parts, join(checkout, 'package-lock.json'), join(checkout, 'scripts')], isTest);
}

/**
 * @param {string} stamp
 * @returns {boolean} whether all bundles were made of those sources
 */
export function areBundled(stamp) {
  return bundles.every(({ stampFile }) => isStamped(stampFile, stamp));
}

/**
 * @param {string} stamp
 * @returns {void}
 */
export function stampBundles(stamp) {
  for (const { stampFile } of bundles) writeStamp(stampFile, stamp);
}

/** @param {string} name */
function isTest(name) {
  return /\.(test|fixture)\.(ts|mjs)$/.test(name);
}

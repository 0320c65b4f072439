import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundles, cliBundle } from './bundles.mjs';
import { checkout } from './checkout.mjs';
import { runChild } from './child.mjs';
import { Complaint } from './complaint.mjs';
import { isStamped, treeStamp, writeStamp } from './tree-stamp.mjs';

const stampFile = join(cliBundle.dist, 'knowledge.sources');

/**
 * Builds the knowledge beside every bundle when the data, or the packages that turn data into knowledge, changed.
 *
 * @returns {Promise<void>}
 */
export async function buildKnowledgeWhenChanged() {
  const makers = ['contract', 'confinement', 'dataset', 'core'].map((name) => join(checkout, 'packages', name, 'src'));
  const stamp = treeStamp([join(checkout, 'data'), ...makers], (name) => name.endsWith('.test.ts'));
  if (isStamped(stampFile, stamp) && bundles.every(({ dist }) => databasesIn(dist).length > 0)) return;
  process.stdout.write('Building the knowledge from data/ …\n');
  const code = await runChild('node', [cliBundle.file, 'data', 'build']);
  if (code !== 0) throw new Complaint('The knowledge could not be built for the reason above.');
  for (const { dist } of bundles) if (dist !== cliBundle.dist) copyDatabases(cliBundle.dist, dist);
  writeStamp(stampFile, stamp);
}

/**
 * @param {string} from
 * @param {string} to
 */
function copyDatabases(from, to) {
  for (const name of databasesIn(to)) rmSync(join(to, name));
  for (const name of databasesIn(from)) copyFileSync(join(from, name), join(to, name));
}

/**
 * @param {string} dist
 * @returns {string[]} names of files
 */
function databasesIn(dist) {
  return readdirSync(dist).filter((name) => /^knowledge.*\.db$/.test(name));
}

import { areBundled, sourcesStamp, stampBundles } from './bundles.mjs';
import { checkout } from './checkout.mjs';
import { runChild } from './child.mjs';
import { Complaint } from './complaint.mjs';
import { buildKnowledgeWhenChanged } from './knowledge.mjs';
import { installWhenMissing } from './node-modules.mjs';
import { requireNode } from './node-version.mjs';

/**
 * Brings a checkout from any state to one that runs: packages, bundles, knowledge. What is up to date is left alone.
 *
 * @returns {Promise<void>}
 */
export async function prepare() {
  await installWhenMissing(checkout);
  await requireNode();
  const stamp = sourcesStamp();
  if (!areBundled(stamp)) {
    process.stdout.write('Bundling the programs …\n');
    if ((await runChild('node', ['scripts/bundle.mjs'])) !== 0) {
      throw new Complaint('The programs could not be bundled for the reason above.');
    }
    stampBundles(stamp);
  }
  await buildKnowledgeWhenChanged();
}

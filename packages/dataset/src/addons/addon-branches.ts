import { Track } from '@whyblocked/contract';
import { z } from 'zod';
import { formatGeneratedText } from '../generated/generated-file.ts';
import { compareTracks } from '../tracks/track-order.ts';
import { AddonIdentity } from './addon-file.ts';

/** A branch of a repository of addons, at the commit that was read. */
export const AddonBranch = z.strictObject({
  repository: AddonIdentity.shape.repository,
  track: Track,
  branch: z.string().min(1),
  commit: z.string().regex(/^[0-9a-f]{40}$/, "A commit is git's hash in full."),
});
export type AddonBranch = z.infer<typeof AddonBranch>;

/** Relative to the folder of the database. It stands apart, so that the file of an addon changes only when what it says does. */
export const ADDON_BRANCHES_PATH = 'addons/branches.yaml';

/** The text of the file of branches. */
export function formatAddonBranches(branches: readonly AddonBranch[]): string {
  const rows = branches.toSorted(compareBranches).map((branch) => JSON.stringify(orderedAddonBranch(branch)));
  return formatGeneratedText('data/addons/README.md', {}, { branches: rows });
}

/** Core before community, and tracks by their numbers. */
export function compareBranches(a: AddonBranch, b: AddonBranch): number {
  if (a.repository !== b.repository) return a.repository === 'core' ? -1 : 1;
  return compareTracks(a.track, b.track);
}

function orderedAddonBranch({ repository, track, branch, commit }: AddonBranch): AddonBranch {
  return { repository, track, branch, commit };
}

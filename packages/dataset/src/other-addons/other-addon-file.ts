import { AddonName } from '@whyblocked/contract';
import { z } from 'zod';
import { AddonFact } from '../addons/addon-fact.ts';
import { Source } from '../curated/curated-entry.ts';

/**
 * An addon of a repository that MicroK8s does not ship, written by hand: `data/other-addons/OWNER/NAME/ADDON.yaml`. Its path is its identity.
 * The facts are those that the importer writes for the two that are shipped, in `data/addons`.
 */
export const OtherAddonFile = z.strictObject({
  facts: z
    .array(AddonFact)
    .min(1)
    .describe('What its addons.yaml says; without since and until it holds for all tracks.'),
  sources: z.array(Source).min(1),
});
export type OtherAddonFile = z.infer<typeof OtherAddonFile>;

/** An addon and where it is from: `repository` is "owner/name". */
export interface OtherAddon extends OtherAddonFile {
  readonly repository: string;
  readonly addon: string;
}

/** What a path such as "owner/name/addon" says; null where it is none. */
export function parseOtherAddonId(id: string): { readonly repository: string; readonly addon: string } | null {
  const [owner = '', name = '', addon = '', ...more] = id.split('/');
  const isRepository = [owner, name].every((part) => /^[A-Za-z0-9][\w.-]*$/.test(part));
  return isRepository && more.length === 0 && AddonName.safeParse(addon).success
    ? { repository: `${owner}/${name}`, addon }
    : null;
}

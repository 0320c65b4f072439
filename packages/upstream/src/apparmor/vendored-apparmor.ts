import type { SourceFiles } from '../snapd/templates/source-files.ts';

const RECIPE = 'build-aux/snap/snapcraft.yaml';

/** The release of AppArmor that is built into the snapd snap, "4.0.2"; null where it has none of its own. */
export function vendoredAppArmor(read: SourceFiles['read']): string | null {
  return /\bapparmor-v?(\d+(?:\.\d+)+)\.tar/.exec(read(RECIPE) ?? '')?.[1] ?? null;
}

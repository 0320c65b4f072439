import type { SourceTree } from '../source/source-tree.ts';

const RECIPES = ['build-aux/snap/snapcraft.yaml', 'snapcraft.yaml'];

/** The release of AppArmor that the snapd snap is built with; undefined where it uses that of the host. */
export function vendoredAppArmor(tree: SourceTree): string | undefined {
  for (const recipe of RECIPES) {
    const release = /\bapparmor-v?(\d+(?:\.\d+)+)\.tar\b/.exec(tree.read(recipe) ?? '')?.[1];
    if (release !== undefined) return release;
  }
  return undefined;
}

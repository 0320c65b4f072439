export { type AddonImport, type AddonImportResult, type ImportedAddons, importAddons } from './addons/import-addons.ts';
export {
  type AppArmorImport,
  type AppArmorImportResult,
  type AppArmorImportSummary,
  importAppArmor,
} from './apparmor/import-apparmor.ts';
export type { ReleaseChange } from './releases/release-changes.ts';
export type { Vanishing } from './releases/vanishing.ts';
export {
  importSnapd,
  type SnapdImport,
  type SnapdImportResult,
  type SnapdImportSummary,
} from './snapd/import-snapd.ts';
export { importMicrok8s, type Microk8sImportResult } from './snaps/import-microk8s.ts';
export { importSnap, type SnapImportResult } from './snaps/import-snap.ts';
export type { SnapVanishing, StoredSnap } from './snaps/store-snap.ts';
export { folderTree } from './source/folder-tree.ts';
export { gitBranches, gitCommit, gitHubRepository } from './source/git-branches.ts';
export { commitTree, gitTags, gitTree } from './source/git-tree.ts';
export type { SourceTree } from './source/source-tree.ts';

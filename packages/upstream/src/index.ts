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
export { folderTree } from './source/folder-tree.ts';
export { gitTags, gitTree } from './source/git-tree.ts';
export type { SourceTree } from './source/source-tree.ts';

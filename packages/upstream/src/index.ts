export { type AbstractionsImport, importAbstractions } from './apparmor/import-abstractions.ts';
export { vendoredAppArmor } from './apparmor/vendored-apparmor.ts';
export { type GoParser, openGoParser } from './go/parse-go.ts';
export {
  importSnapd,
  type SnapdImport,
  type SnapdImportResult,
  type SnapdImportSummary,
} from './snapd/import-snapd.ts';
export { importTemplates } from './snapd/templates/import-templates.ts';
export type { ImportedTemplate } from './snapd/templates/imported-template.ts';
export type { SourceFiles } from './snapd/templates/source-files.ts';

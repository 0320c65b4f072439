export {
  importSnapd,
  type SnapdImport,
  type SnapdImportResult,
  type SnapdImportSummary,
} from './snapd/import-snapd.ts';

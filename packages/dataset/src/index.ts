export { ADDON_BRANCHES_PATH, AddonBranch, formatAddonBranches } from './addons/addon-branches.ts';
export { AddonFact, AddonNeed } from './addons/addon-fact.ts';
export { addonFactsInTrack } from './addons/addon-facts-in-track.ts';
export {
  type AddonFile,
  AddonIdentity,
  addonFilePath,
  formatAddonFile,
  orderedAddonFact,
} from './addons/addon-file.ts';
export { AddonNames, readAddonNames } from './addons/addon-names.ts';
export { AddonPages, readAddonPages } from './addons/addon-pages.ts';
export { type Addons, readAddonFile, readAddons } from './addons/read-addons.ts';
export { CaseFile, type StoredCase } from './cases/case-file.ts';
export { caseFilePath, formatCaseFile } from './cases/format-case-file.ts';
export { type Cases, readCaseFile, readCases } from './cases/read-cases.ts';
export type { Check, Fix } from './curated/advice.ts';
export { CAPTURES, type CaptureName, type Captures, fitsGrammar, isCaptureName } from './curated/capture.ts';
export { type CuratedEntry, LAYERS, type Source } from './curated/curated-entry.ts';
export { foldedLine } from './curated/folded-line.ts';
export { CURATED_FOLDERS, type Curated, type CuratedKind, readCurated } from './curated/read-curated.ts';
export type { DenialSignal, Granted, Signal, StateSignal, TextSignal } from './curated/signal.ts';
export { matchText, parseTextPattern, type TextPattern } from './curated/text-pattern.ts';
export type { AffectedRange, VersionRange } from './curated/version-range.ts';
export type { DataProblem } from './data-problem.ts';
export { type FixedFile, fixData } from './fix/fix-data.ts';
export { lintData } from './lint-data.ts';
export { type OtherAddon, OtherAddonFile } from './other-addons/other-addon-file.ts';
export { readOtherAddons } from './other-addons/read-other-addons.ts';
export type { DeclarationValue } from './policy/declaration-value.ts';
export { factKey, treeOf } from './policy/fact-key.ts';
export { formatPolicyFile, orderedFact } from './policy/format-policy-file.ts';
export { type PolicyFact, ReleaseTag } from './policy/policy-fact.ts';
export { type PolicyFile, type PolicyKind, policyFilePath } from './policy/policy-file.ts';
export { type Policy, RELEASE_FOLDERS, readPolicy } from './policy/read-policy.ts';
export { compareReleases, isInRelease } from './policy/release-order.ts';

export {
  type ConstantPlace,
  formatReleaseFile,
  type ReleaseFile,
  type ReleasePlaces,
  releaseFilesOf,
} from './policy/release-places.ts';

export type { ProgramFile } from './programs/program-file.ts';
export { readPrograms } from './programs/read-programs.ts';
export { factsOfVariant } from './snaps/facts-of-variant.ts';
export { readSnapFile, readSnaps } from './snaps/read-snaps.ts';
export { type SnapConfinement, type SnapFact, SnapName, type SnapVariant } from './snaps/snap-fact.ts';
export { formatSnapFile, orderedSnapFact, type SnapFile, snapFilePath } from './snaps/snap-file.ts';
export { formatStatementFile, statementFilePath } from './statements/format-statement-file.ts';
export { readStatementFile, readStatements, type Statements } from './statements/read-statements.ts';
export { StatementFile, type StoredStatement } from './statements/statement-file.ts';
export { parseStatementId, type StatementPath } from './statements/statement-path.ts';
export { createFromTemplate, TEMPLATES, type TemplateKind } from './templates/create-from-template.ts';
export { compareTracks, holdsInTrack } from './tracks/track-order.ts';
export { readWritten } from './written/read-written.ts';
export type { WrittenFile } from './written/written-file.ts';
export { nodesOf } from './yaml/nodes-of.ts';

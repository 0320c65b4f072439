export type { DataProblem } from './data-problem.ts';
export { lintData } from './lint-data.ts';
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

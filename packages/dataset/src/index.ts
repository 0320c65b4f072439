export type { DataProblem } from './data-problem.ts';
export { lintData } from './lint-data.ts';
export { factKey, treeOf } from './policy/fact-key.ts';
export { formatInterfacePolicy, orderedFact } from './policy/format-interface-policy.ts';
export type { DeclarationValue, InterfaceHeader, InterfacePolicy } from './policy/interface-policy.ts';
export { type PolicyFact, ReleaseTag } from './policy/policy-fact.ts';
export { type Policy, readPolicy } from './policy/read-policy.ts';
export type { ReleasePlaces } from './policy/release-places.ts';

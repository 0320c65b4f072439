import { type PolicyFact, readPolicy } from '@whyblocked/dataset';
import { leftOutFacts } from '../releases/left-out-facts.ts';
import { mergeReleases } from '../releases/merge-releases.ts';
import { placesOf } from '../releases/places-of.ts';
import { type ReleaseChange, releaseChanges } from '../releases/release-changes.ts';
import type { ReleaseFacts } from '../releases/release-facts.ts';
import { storedHistory, storeHistory } from '../releases/store-releases.ts';
import { tooManyVanish, type Vanishing } from '../releases/vanishing.ts';
import type { SourceTree } from '../source/source-tree.ts';
import { FOLDER, importAbstractions } from './import-abstractions.ts';

export interface AppArmorImport {
  readonly releases: readonly { readonly release: string; readonly tree: SourceTree }[];
  /** The folder `data`, in which snapd's policy is already: what it includes is imported. */
  readonly dataDir: string;
  readonly allowVanishing?: boolean;
}

export type AppArmorImportResult =
  | { readonly ok: true; readonly value: AppArmorImportSummary }
  | {
      readonly ok: false;
      readonly error:
        | { readonly code: 'no-apparmor'; readonly release: string; readonly path: string }
        | { readonly code: 'nothing-includes' }
        | Vanishing;
    };

export interface AppArmorImportSummary {
  /** Oldest first. */
  readonly releases: readonly ReleaseChange[];
  /** What is included and not in a release, by release. */
  readonly missing: Readonly<Record<string, readonly string[]>>;
  readonly changedFiles: readonly string[];
}

/** Stores the abstractions and tunables of releases of AppArmor that snapd's policy includes. A second run changes nothing. */
export function importAppArmor({ releases, dataDir, allowVanishing = false }: AppArmorImport): AppArmorImportResult {
  const policy = readPolicy(dataDir);
  const including = policy.policies.filter(({ kind }) => kind !== 'abstraction').flatMap(({ facts }) => facts);
  if (!including.some(({ kind }) => kind === 'include')) return { ok: false, error: { code: 'nothing-includes' } };
  const added: ReleaseFacts[] = [];
  const missing: Record<string, readonly string[]> = {};
  for (const { release, tree } of releases) {
    if (tree.list(`${FOLDER}/abstractions`).length === 0) {
      return { ok: false, error: { code: 'no-apparmor', release, path: FOLDER } };
    }
    const read = releaseFacts(release, tree, including);
    added.push(read.facts);
    if (read.missing.length > 0) missing[release] = read.missing;
  }
  const stored = storedHistory(policy, 'apparmor');
  const vanishing = allowVanishing ? undefined : tooManyVanish(stored, added);
  if (vanishing) return { ok: false, error: vanishing };
  const merged = mergeReleases(stored, added);
  const tags = added.map(({ release }) => release);
  return {
    ok: true,
    value: {
      releases: releaseChanges(merged, tags),
      missing,
      changedFiles: storeHistory(dataDir, 'apparmor', stored, merged),
    },
  };
}

function releaseFacts(release: string, tree: SourceTree, including: readonly PolicyFact[]) {
  const { abstractions, missing } = importAbstractions(tree, including);
  const policies = abstractions.map(({ kind, name, placed, leftOut }) => ({
    kind,
    name,
    placed: [...placed, ...leftOutFacts({ backend: 'apparmor' }, leftOut, { file: `${FOLDER}/${name}`, line: 1 })],
  }));
  const facts: ReleaseFacts = {
    release,
    policies: policies.map(({ placed, ...policy }) => ({ ...policy, facts: placed.map(({ fact }) => fact) })),
    places: placesOf(policies.flatMap(({ placed }) => placed)),
  };
  return { facts, missing };
}

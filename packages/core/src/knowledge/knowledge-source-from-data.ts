import {
  type DataProblem,
  factKey,
  type InterfacePolicy,
  type PolicyFact,
  type ReleasePlaces,
  readPolicy,
  treeOf,
} from '@whyblocked/dataset';
import type { DeclarationRules, InterfaceFacts } from '../connection/declaration.ts';
import type { RulePlace } from './knowledge.ts';
import type { KnowledgeSource, PolicySource, RuleSource } from './knowledge-source.ts';
import { compareReleases, isInRelease } from './release-order.ts';
import type { StoredTree } from './stored-tree.ts';

/** Reads `data/`; fails with everything that is wrong in it. */
export function knowledgeSourceFromData(
  dataDir: string,
):
  | { readonly ok: true; readonly value: KnowledgeSource }
  | { readonly ok: false; readonly error: readonly DataProblem[] } {
  const { interfaces, releases, problems } = readPolicy(dataDir);
  if (problems.length > 0) return { ok: false, error: problems };
  if (releases.length === 0) {
    return { ok: false, error: [{ file: 'policy/releases', message: 'No release of snapd is imported.' }] };
  }
  const ordered = [...releases].sort((a, b) => compareReleases(a.release, b.release));
  return {
    ok: true,
    value: {
      releases: ordered.map(({ release }) => release),
      policies: interfaces.map((policy) => policySource(policy, ordered)),
    },
  };
}

function policySource({ header, facts }: InterfacePolicy, releases: readonly ReleasePlaces[]): PolicySource {
  return {
    kind: 'interface',
    name: header.interface,
    complete: header.complete,
    facts: interfaceFacts(header),
    rules: facts.map((fact) => ruleSource(fact, releases)),
  };
}

function interfaceFacts(header: InterfacePolicy['header']): InterfaceFacts {
  const { plug, slot } = header.declaration;
  return {
    implicit: header.implicit,
    ...(header['no-auto-connect'] ? { noAutoConnect: true } : {}),
    // A side of a declaration is always a map of rules: snapd refuses any other assertion.
    declaration: {
      ...(plug === undefined ? {} : { plug: plug as DeclarationRules }),
      ...(slot === undefined ? {} : { slot: slot as DeclarationRules }),
    },
  };
}

function ruleSource(fact: PolicyFact, releases: readonly ReleasePlaces[]): RuleSource {
  const { side, stage, backend, profile, when = [], since, until, at } = fact;
  return {
    side,
    stage,
    backend,
    profile: profile ?? null,
    tree: storedTree(fact),
    conditions: when,
    since: since ?? null,
    until: until ?? null,
    at,
    places: placesOf(fact, releases),
  };
}

/** The importer writes trees that the parsers of rules gave it; `data lint` and a test hold the files to that. */
function storedTree(fact: PolicyFact): StoredTree {
  return treeOf(fact) as unknown as StoredTree;
}

function placesOf(fact: PolicyFact, releases: readonly ReleasePlaces[]): ReadonlyMap<string, RulePlace> {
  const key = factKey(fact);
  return new Map(
    releases.flatMap(({ release, places }) => {
      const place = places[fact.at];
      const line = place?.lines[key];
      const there = isInRelease(release, fact.since ?? null, fact.until ?? null);
      return place && line !== undefined && there ? [[release, { file: place.file, line }] as const] : [];
    }),
  );
}

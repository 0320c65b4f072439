import { factKey, isInRelease, type PolicyFact, type ReleasePlaces, treeOf } from '@whyblocked/dataset';
import type { RulePlace } from './knowledge.ts';
import type { RuleSource } from './knowledge-source.ts';
import type { StoredTree } from './stored-tree.ts';

/**
 * The rules that facts stand for. A fact is one rule wherever in the source it stands: that its constant was renamed in some
 * release ends nothing, so ranges that meet become one.
 */
export function ruleSources(facts: readonly PolicyFact[], releases: readonly ReleasePlaces[]): readonly RuleSource[] {
  const groups = Map.groupBy(facts, ({ since: _since, until: _until, at: _at, ...rule }) => JSON.stringify(rule));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const keyed = group.map((fact) => ({ fact, key: factKey(fact) }));
    const standing = releases.map(({ release, places }) => placeIn(keyed, release, places));
    return runsOf(standing).map(([from, to]) => ({
      ...partsOf(first),
      since: from === 0 ? null : (releases[from]?.release ?? null),
      until: releases[to]?.release ?? null,
      places: new Map(
        standing.slice(from, to).flatMap((place, index) => {
          const tag = releases[from + index]?.release;
          return place && place !== 'unknown' && tag !== undefined ? [[tag, place] as const] : [];
        }),
      ),
    }));
  });
}

function partsOf(fact: PolicyFact): Omit<RuleSource, 'since' | 'until' | 'places'> {
  const { side, stage, backend, profile, prompt, replaces, priority, when = [] } = fact;
  return {
    side: side ?? null,
    stage: stage ?? null,
    backend,
    profile: profile ?? null,
    tree: storedTree(fact),
    prompt: prompt === true,
    replaces: replaces ?? null,
    priority: priority ?? null,
    conditions: when,
  };
}

/** The importer writes trees that the parsers of rules gave it; `data lint` and a test hold the files to that. */
function storedTree(fact: PolicyFact): StoredTree {
  return treeOf(fact) as unknown as StoredTree;
}

/** Where a release has the rule; undefined where it has not got it. */
function placeIn(
  group: readonly { readonly fact: PolicyFact; readonly key: string }[],
  release: string,
  places: ReleasePlaces['places'],
): RulePlace | 'unknown' | undefined {
  const found = group.find(({ fact: { since, until } }) => isInRelease(release, since, until));
  if (!found) return undefined;
  const place = places[found.fact.at];
  const offset = place?.lines[found.key];
  return place && offset !== undefined ? { file: place.file, line: place.line + offset } : 'unknown';
}

/** From and up to and without: where something is there without a gap. */
function runsOf(standing: readonly unknown[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [index, there] of standing.entries()) {
    if (there === undefined) continue;
    const last = runs.at(-1);
    if (last && last[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  return runs;
}

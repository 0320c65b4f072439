import {
  compareReleases,
  isInRelease,
  orderedFact,
  type PolicyFact,
  type PolicyFile,
  type PolicyKind,
  policyFilePath,
  type ReleasePlaces,
} from '@whyblocked/dataset';
import type { ReleaseFacts } from './release-facts.ts';

/** Policies with the releases that their facts hold in, and the places of each release. */
export interface ReleaseHistory {
  readonly policies: readonly PolicyFile[];
  /** Oldest first. */
  readonly releases: readonly ReleasePlaces[];
}

/**
 * Adds releases to what is stored; one that is stored already is replaced. The outcome depends on the releases alone, not
 * on the order in which they came.
 */
export function mergeReleases(stored: ReleaseHistory, added: readonly ReleaseFacts[]): ReleaseHistory {
  const places = new Map(stored.releases.map((release) => [release.release, release]));
  for (const { release, apparmor, places: own } of added) {
    places.set(release, { release, ...(apparmor === undefined ? {} : { apparmor }), places: own });
  }
  const releases = [...places.values()].sort((a, b) => compareReleases(a.release, b.release));
  const at = new Map(releases.map(({ release }, index) => [release, index]));
  const replaced = new Set(added.map(({ release }) => release));
  const presence = new Presence(releases.length);
  for (const policy of stored.policies) {
    for (const fact of policy.facts) {
      for (const { release } of stored.releases) {
        if (!replaced.has(release) && isInRelease(release, fact.since, fact.until)) {
          presence.note(policy, fact, at.get(release) ?? 0);
        }
      }
    }
  }
  for (const { release, policies } of added) {
    for (const policy of policies) for (const fact of policy.facts) presence.note(policy, fact, at.get(release) ?? 0);
  }
  const tags = releases.map(({ release }) => release);
  return { policies: presence.policies(tags), releases };
}

type Named = { readonly kind: PolicyKind; readonly name: string };

/** In which releases each fact is there. */
class Presence {
  readonly #length: number;
  readonly #policies = new Map<string, { readonly of: Named; readonly facts: Map<string, Uint8Array> }>();

  constructor(length: number) {
    this.#length = length;
  }

  note(of: Named, fact: PolicyFact, release: number): void {
    const path = policyFilePath(of);
    const known = this.#policies.get(path) ?? { of, facts: new Map<string, Uint8Array>() };
    this.#policies.set(path, known);
    const { since: _since, until: _until, ...lasting } = fact;
    const line = JSON.stringify(orderedFact(lasting));
    const there = known.facts.get(line) ?? new Uint8Array(this.#length);
    known.facts.set(line, there);
    there[release] = 1;
  }

  policies(tags: readonly string[]): readonly PolicyFile[] {
    return [...this.#policies.values()].map(({ of: { kind, name }, facts }) => ({
      kind,
      name,
      facts: [...facts].flatMap(([line, there]) =>
        rangesOf(there, tags).map((range) => ({ ...(JSON.parse(line) as PolicyFact), ...range })),
      ),
    }));
  }
}

/** The runs of releases in which something is there. */
function rangesOf(there: Uint8Array, tags: readonly string[]): readonly Pick<PolicyFact, 'since' | 'until'>[] {
  const ranges: { since?: string; until?: string }[] = [];
  for (const [index, tag] of tags.entries()) {
    if (there[index] === 1 && there[index - 1] !== 1) ranges.push(index === 0 ? {} : { since: tag });
    const open = ranges.at(-1);
    if (there[index] !== 1 && there[index - 1] === 1 && open) open.until = tag;
  }
  return ranges;
}

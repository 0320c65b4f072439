import { compareReleases, isInRelease, orderedFact, type PolicyFact, type PolicyKind } from '@whyblocked/dataset';
import { vanishesTooMuch } from '../storing/vanishes-too-much.ts';
import type { ReleaseHistory } from './merge-releases.ts';
import type { ReleaseFacts } from './release-facts.ts';

export interface Vanishing {
  readonly code: 'too-many-vanish';
  readonly release: string;
  /** What it is compared with: the same release as it was stored, else the one before it. */
  readonly against: string;
  readonly before: number;
  readonly vanished: number;
}

/** The first release that says far less than it said before, or than the release before it says. */
export function tooManyVanish(history: ReleaseHistory, added: readonly ReleaseFacts[]): Vanishing | undefined {
  const byRelease = new Map(added.map((one) => [one.release, one]));
  const stored = history.releases.map(({ release }) => release);
  const known = [...new Set([...stored, ...byRelease.keys()])].sort(compareReleases);
  for (const { release, policies } of added) {
    const again = stored.includes(release);
    const against = again ? release : known[known.indexOf(release) - 1];
    if (against === undefined) continue;
    const other = again ? undefined : byRelease.get(against);
    const kinds = new Set(policies.map(({ kind }) => kind));
    const before = other ? saidBy(other.policies) : saidBy(storedIn(history, against), kinds);
    const now = saidBy(policies);
    // Releases differ, and rewrite rules; but the next one is never far smaller.
    const vanished = again ? [...before].filter((fact) => !now.has(fact)).length : before.size - now.size;
    if (vanishesTooMuch(vanished, before.size)) {
      return { code: 'too-many-vanish', release, against, before: before.size, vanished };
    }
  }
  return undefined;
}

interface Stating {
  readonly kind: PolicyKind;
  readonly name: string;
  readonly facts: readonly PolicyFact[];
}

function storedIn(history: ReleaseHistory, release: string): readonly Stating[] {
  return history.policies.map(({ facts, ...policy }) => ({
    ...policy,
    facts: facts.filter(({ since, until }) => isInRelease(release, since, until)),
  }));
}

function saidAnywhere(fact: PolicyFact): string {
  const { since: _since, until: _until, at: _at, ...said } = orderedFact(fact);
  return JSON.stringify(said);
}

/** What is said, wherever in the source it stands; of these kinds of policy only, since not every import has all. */
function saidBy(policies: readonly Stating[], kinds?: ReadonlySet<PolicyKind>): ReadonlySet<string> {
  return new Set(
    policies
      .filter(({ kind }) => kinds?.has(kind) ?? true)
      .flatMap(({ kind, name, facts }) => facts.map((fact) => `${kind} ${name} ${saidAnywhere(fact)}`)),
  );
}

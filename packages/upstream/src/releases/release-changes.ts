import { compareReleases, isInRelease, type PolicyFile } from '@whyblocked/dataset';
import type { ReleaseHistory } from './merge-releases.ts';

/** What one release has, and what it changed. */
export interface ReleaseChange {
  readonly release: string;
  /** The release that it is compared with. */
  readonly before?: string;
  readonly interfaces: number;
  /** Interfaces of which nothing is left out. */
  readonly complete: number;
  readonly facts: number;
  readonly byBackend: Readonly<Record<string, number>>;
  readonly added: number;
  readonly removed: number;
  /** Policies with other facts than before, as "interface home". */
  readonly changed: readonly string[];
}

/** The figures of some releases of a history, each against the one before it. */
export function releaseChanges(history: ReleaseHistory, releases: readonly string[]): readonly ReleaseChange[] {
  const known = history.releases.map(({ release }) => release).sort(compareReleases);
  return releases.map((release) => changeOf(history.policies, release, known[known.indexOf(release) - 1]));
}

function changeOf(policies: readonly PolicyFile[], release: string, before: string | undefined): ReleaseChange {
  let [facts, added, removed, interfaces, complete] = [0, 0, 0, 0, 0];
  const byBackend: Record<string, number> = {};
  const changed: string[] = [];
  for (const { kind, name, facts: all } of policies) {
    const now = all.filter(({ since, until }) => isInRelease(release, since, until));
    const then = before === undefined ? [] : all.filter(({ since, until }) => isInRelease(before, since, until));
    for (const { backend } of now) byBackend[backend] = (byBackend[backend] ?? 0) + 1;
    facts += now.length;
    const both = new Set(now);
    const gone = then.filter((fact) => !both.has(fact)).length;
    const fresh = now.length - (then.length - gone);
    added += fresh;
    removed += gone;
    if (fresh + gone > 0) changed.push(`${kind} ${name}`);
    if (kind !== 'interface' || now.length === 0) continue;
    interfaces += 1;
    if (now.every((fact) => fact.kind !== 'left-out')) complete += 1;
  }
  return {
    release,
    ...(before === undefined ? {} : { before }),
    interfaces,
    complete,
    facts,
    byBackend,
    added,
    removed,
    changed: changed.sort(),
  };
}

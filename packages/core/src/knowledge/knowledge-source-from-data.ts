import {
  type DataProblem,
  type PolicyFile,
  type ReleasePlaces,
  readCurated,
  readPolicy,
  readPrograms,
  readSnaps,
} from '@whyblocked/dataset';
import { addonKnowledgeFromData } from './addon-knowledge-from-data.ts';
import type { KnowledgeSource, PolicySource } from './knowledge-source.ts';
import { ruleSources } from './rule-sources.ts';

/** Reads `data/`; fails with everything that is wrong in it. */
export function knowledgeSourceFromData(
  dataDir: string,
):
  | { readonly ok: true; readonly value: KnowledgeSource }
  | { readonly ok: false; readonly error: readonly DataProblem[] } {
  const { policies, releases, apparmorReleases, problems } = readPolicy(dataDir);
  const curated = readCurated(dataDir);
  const snaps = readSnaps(dataDir);
  const programs = readPrograms(dataDir);
  const addons = addonKnowledgeFromData(dataDir);
  const all = [...problems, ...[curated, snaps, programs, addons].flatMap((read) => read.problems)];
  if (all.length > 0) return { ok: false, error: all };
  if (releases.length === 0) {
    return { ok: false, error: [{ file: 'policy/releases', message: 'No release of snapd is imported.' }] };
  }
  return {
    ok: true,
    value: {
      releases: releases.map(({ release, apparmor }) => ({ tag: release, apparmor })),
      apparmorReleases: apparmorReleases.map(({ release }) => release),
      policies: policies.map((file) => policySource(file, file.kind === 'abstraction' ? apparmorReleases : releases)),
      curated: curated.entries,
      snaps: snaps.snaps,
      programs: programs.programs,
      addons: addons.addons,
    },
  };
}

function policySource({ kind, name, facts }: PolicyFile, releases: readonly ReleasePlaces[]): PolicySource {
  return { kind, name, rules: ruleSources(facts, releases) };
}

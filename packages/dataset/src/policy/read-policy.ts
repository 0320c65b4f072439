import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DataProblem } from '../data-problem.ts';
import { type PolicyFile, policyFilePath } from './policy-file.ts';
import { readPolicyFile } from './read-policy-file.ts';
import { compareReleases } from './release-order.ts';
import { ReleaseFile, type ReleasePlaces, resolveReleases } from './release-places.ts';

/** All of `data/policy`. */
export interface Policy {
  readonly policies: readonly PolicyFile[];
  /** Releases of snapd, oldest first. */
  readonly releases: readonly ReleasePlaces[];
  /** Releases of AppArmor, which abstractions are of, oldest first. */
  readonly apparmorReleases: readonly ReleasePlaces[];
  readonly problems: readonly DataProblem[];
  readonly files: number;
}

/** The folder of each axis of releases. */
export const RELEASE_FOLDERS = { snapd: 'policy/releases', apparmor: 'policy/apparmor-releases' } as const;

/** Reads `data/policy`; what is wrong is told and left out. */
export function readPolicy(dataDir: string): Policy {
  const policies: PolicyFile[] = [];
  const problems: DataProblem[] = [];
  const files = ['interface', 'template', 'abstraction'].flatMap((kind) =>
    filesIn(dataDir, `policy/${kind}s`, '.yaml'),
  );
  for (const file of files) {
    const read = readPolicyFile(readFileSync(join(dataDir, file), 'utf8'), file);
    problems.push(...read.problems);
    if (!read.policy) continue;
    policies.push(read.policy);
    const { kind, name } = read.policy;
    if (file !== policyFilePath(read.policy)) {
      problems.push({ file, message: `The file is named otherwise than its ${kind} "${name}".` });
    }
  }
  const snapd = readReleases(dataDir, RELEASE_FOLDERS.snapd);
  const apparmor = readReleases(dataDir, RELEASE_FOLDERS.apparmor);
  return {
    policies,
    releases: snapd.releases,
    apparmorReleases: apparmor.releases,
    problems: [...problems, ...snapd.problems, ...apparmor.problems],
    files: files.length + snapd.files + apparmor.files,
  };
}

function readReleases(dataDir: string, folder: string) {
  const problems: DataProblem[] = [];
  const read: ReleaseFile[] = [];
  const files = filesIn(dataDir, folder, '.json');
  for (const file of files) {
    const one = readReleaseFile(readFileSync(join(dataDir, file), 'utf8'), file);
    if (one.ok) read.push(one.value);
    else problems.push(one.problem);
  }
  const releases = resolveReleases(read.sort((a, b) => compareReleases(a.release, b.release)));
  return { releases, problems, files: files.length };
}

function readReleaseFile(
  text: string,
  file: string,
): { ok: true; value: ReleaseFile } | { ok: false; problem: DataProblem } {
  try {
    const parsed = ReleaseFile.safeParse(JSON.parse(text));
    if (parsed.success) return { ok: true, value: parsed.data };
    return { ok: false, problem: { file, message: z.prettifyError(parsed.error) } };
  } catch (error) {
    return { ok: false, problem: { file, message: `Not JSON: ${error instanceof Error ? error.message : ''}` } };
  }
}

/** Names of abstractions may have folders of their own. */
function filesIn(dataDir: string, folder: string, extension: string): readonly string[] {
  const path = join(dataDir, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

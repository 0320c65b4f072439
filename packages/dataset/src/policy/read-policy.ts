import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DataProblem } from '../data-problem.ts';
import type { InterfacePolicy } from './interface-policy.ts';
import { readInterfacePolicy } from './read-interface-policy.ts';
import { ReleasePlaces } from './release-places.ts';

/** All of `data/policy`. */
export interface Policy {
  readonly interfaces: readonly InterfacePolicy[];
  readonly releases: readonly ReleasePlaces[];
  readonly problems: readonly DataProblem[];
  readonly files: number;
}

/** Reads `data/policy`; what is wrong is told and left out. */
export function readPolicy(dataDir: string): Policy {
  const interfaces: InterfacePolicy[] = [];
  const releases: ReleasePlaces[] = [];
  const problems: DataProblem[] = [];
  const interfaceFiles = filesIn(dataDir, 'policy/interfaces', '.yaml');
  for (const file of interfaceFiles) {
    const read = readInterfacePolicy(readFileSync(join(dataDir, file), 'utf8'), file);
    problems.push(...read.problems);
    if (!read.policy) continue;
    interfaces.push(read.policy);
    if (!file.endsWith(`/${read.policy.header.interface}.yaml`)) {
      problems.push({
        file,
        message: `The file is named otherwise than its interface "${read.policy.header.interface}".`,
      });
    }
  }
  const releaseFiles = filesIn(dataDir, 'policy/releases', '.json');
  for (const file of releaseFiles) {
    const read = readPlaces(readFileSync(join(dataDir, file), 'utf8'), file);
    if (read.ok) releases.push(read.value);
    else problems.push(read.problem);
  }
  return { interfaces, releases, problems, files: interfaceFiles.length + releaseFiles.length };
}

function readPlaces(
  text: string,
  file: string,
): { ok: true; value: ReleasePlaces } | { ok: false; problem: DataProblem } {
  try {
    const parsed = ReleasePlaces.safeParse(JSON.parse(text));
    if (parsed.success) return { ok: true, value: parsed.data };
    return { ok: false, problem: { file, message: z.prettifyError(parsed.error) } };
  } catch (error) {
    return { ok: false, problem: { file, message: `Not JSON: ${error instanceof Error ? error.message : ''}` } };
  }
}

function filesIn(dataDir: string, folder: string, extension: string): readonly string[] {
  const path = join(dataDir, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => `${folder}/${name}`);
}

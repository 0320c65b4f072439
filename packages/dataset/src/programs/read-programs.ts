import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataProblem } from '../data-problem.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { ProgramFile } from './program-file.ts';

/** Reads `data/programs`; what is wrong is told and left out. */
export function readPrograms(dataDir: string): {
  readonly programs: readonly ProgramFile[];
  readonly problems: readonly DataProblem[];
  readonly files: number;
} {
  const programs: ProgramFile[] = [];
  const problems: DataProblem[] = [];
  const files = filesIn(dataDir);
  for (const file of files) {
    const read = readYaml(ProgramFile, readFileSync(join(dataDir, file), 'utf8'), file);
    problems.push(...read.problems);
    if (!read.value) continue;
    if (file === `programs/${read.value.interface}.yaml`) programs.push(read.value);
    else problems.push({ file, message: `It is of the interface "${read.value.interface}" and named otherwise.` });
  }
  return { programs, problems, files: files.length };
}

function filesIn(dataDir: string): readonly string[] {
  try {
    return readdirSync(join(dataDir, 'programs'))
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => `programs/${name}`);
  } catch {
    return [];
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildKnowledge, checkCases, checkPersonalData, openKnowledge } from '@whyblocked/core';
import { type DataProblem, lintData, readCases, readWritten } from '@whyblocked/dataset';
import { Command } from 'commander';
import { tellProblems } from '../output/tell-problems.ts';
import { write } from '../output/write-line.ts';
import { dataFolder } from '../places.ts';

/** `whyblocked data lint` */
export function dataLintCommand(): Command {
  return new Command('lint')
    .description('Check the files of the database: what is wrong, where, and how to mend it.')
    .option('--data <folder>', 'the database', dataFolder)
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nExample:\n  $ whyblocked data lint')
    .action(async ({ data, json }: { data: string; json?: true }) => {
      const dataDir = resolve(data);
      const { files, problems: faults } = lintData(dataDir);
      const seen = [...faults, ...checkPersonalData(readWritten(dataDir))];
      // Cases can be tried only on a database that is right in itself.
      const problems = seen.length > 0 ? seen : problemsOfCases(dataDir);
      if (json) {
        await write(`${JSON.stringify({ files, problems }, null, 2)}\n`);
        if (problems.length > 0) process.exitCode = 1;
      } else if (problems.length > 0) tellProblems(problems);
      else await write(`${files} files, no problems.\n`);
    });
}

/** What the cases show, each diagnosed as somebody would paste it. */
function problemsOfCases(dataDir: string): readonly DataProblem[] {
  const folder = mkdtempSync(join(tmpdir(), 'whyblocked-lint-'));
  const outFile = join(folder, 'knowledge.db');
  try {
    const built = buildKnowledge({ dataDir, outFile });
    if (!built.ok) return built.error;
    const knowledge = openKnowledge(outFile);
    const problems = checkCases(knowledge, readCases(dataDir).cases);
    knowledge.close();
    return problems;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

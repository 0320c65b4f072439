import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildKnowledge, checkCases, openKnowledge } from '@whyblocked/core';
import { type DataProblem, lintData } from '@whyblocked/dataset';
import { printable } from '@whyblocked/render';
import { Command } from 'commander';
import { write } from '../output/write-line.ts';
import { builtKnowledge, dataFolder } from '../places.ts';
import { dataImportCommand } from './data-import-command.ts';

/** `whyblocked data`: the database as files. */
export function dataCommand(): Command {
  return new Command('data')
    .description('The database as files: build the knowledge from it, check it, import into it.')
    .addCommand(build())
    .addCommand(lint())
    .addCommand(dataImportCommand());
}

function build(): Command {
  return new Command('build')
    .description('Build the knowledge (one SQLite file) from the files of the database.')
    .option('--data <folder>', 'the database', dataFolder)
    .option('--out <file>', 'where to put the knowledge', builtKnowledge)
    .addHelpText('after', '\nExample:\n  $ whyblocked data build --out /tmp/knowledge.db')
    .action(async ({ data, out }: { data: string; out: string }) => {
      const built = buildKnowledge({ dataDir: resolve(data), outFile: resolve(out) });
      if (!built.ok) return failWith(built.error);
      const { version, policies, rules, bytes, elapsedMs } = built.value;
      await write(
        `Built ${printable(out)}: ${policies} policies, ${rules} rules, ${bytes} bytes, in ${elapsedMs} ms. Version ${version}\n`,
      );
    });
}

function lint(): Command {
  return new Command('lint')
    .description('Check the files of the database: what is wrong, where, and how to mend it.')
    .option('--data <folder>', 'the database', dataFolder)
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nExample:\n  $ whyblocked data lint')
    .action(async ({ data, json }: { data: string; json?: true }) => {
      const { files, problems: faults } = lintData(resolve(data));
      // Cases can be tried only on a database that is right in itself.
      const problems = faults.length > 0 ? faults : casesOf(resolve(data));
      if (json) await write(`${JSON.stringify({ files, problems }, null, 2)}\n`);
      else if (problems.length === 0) await write(`${files} files, no problems.\n`);
      if (problems.length > 0) {
        if (json) process.exitCode = 1;
        else return failWith(problems);
      }
    });
}

/** What the cases of the entries show, each diagnosed as somebody would paste it. */
function casesOf(dataDir: string): readonly DataProblem[] {
  const folder = mkdtempSync(join(tmpdir(), 'whyblocked-lint-'));
  const outFile = join(folder, 'knowledge.db');
  try {
    const built = buildKnowledge({ dataDir, outFile });
    if (!built.ok) return built.error;
    const knowledge = openKnowledge(outFile);
    const problems = checkCases(knowledge);
    knowledge.close();
    return problems;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Problem {
  readonly file: string;
  readonly line?: number | undefined;
  readonly message: string;
}

async function failWith(problems: readonly Problem[]): Promise<void> {
  for (const { file, line, message } of problems) {
    process.stderr.write(`${printable(file)}${line === undefined ? '' : `:${line}`}: ${printable(message)}\n`);
  }
  process.stderr.write(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.\n`);
  process.exitCode = 1;
}

import { resolve } from 'node:path';
import { buildKnowledge } from '@whyblocked/core';
import { printable } from '@whyblocked/render';
import { Command } from 'commander';
import { tellProblems } from '../output/tell-problems.ts';
import { write } from '../output/write-line.ts';
import { builtKnowledge, dataFolder } from '../places.ts';
import { dataExportCommand } from './data-export-command.ts';
import { dataFixCommand } from './data-fix-command.ts';
import { dataImportCommand } from './data-import-command.ts';
import { dataLintCommand } from './data-lint-command.ts';
import { dataNewCommand } from './data-new-command.ts';

/** `whyblocked data`: the database as files. */
export function dataCommand(): Command {
  return new Command('data')
    .description(
      'The database as files: add to it, check it, mend it, build the knowledge from it, import into it, export reports.',
    )
    .addCommand(build())
    .addCommand(dataNewCommand())
    .addCommand(dataLintCommand())
    .addCommand(dataFixCommand())
    .addCommand(dataImportCommand())
    .addCommand(dataExportCommand());
}

function build(): Command {
  return new Command('build')
    .description('Build the knowledge (one SQLite file) from the files of the database.')
    .option('--data <folder>', 'the database', dataFolder)
    .option('--out <file>', 'where to put the knowledge', builtKnowledge)
    .addHelpText('after', '\nExample:\n  $ whyblocked data build --out /tmp/knowledge.db')
    .action(async ({ data, out }: { data: string; out: string }) => {
      const built = buildKnowledge({ dataDir: resolve(data), outFile: resolve(out) });
      if (!built.ok) return tellProblems(built.error);
      const { version, policies, rules, bytes, elapsedMs } = built.value;
      await write(
        `Built ${printable(out)}: ${policies} policies, ${rules} rules, ${bytes} bytes, in ${elapsedMs} ms. Version ${version}\n`,
      );
    });
}

import { resolve } from 'node:path';
import { buildKnowledge } from '@whyblocked/core';
import { lintData, ReleaseTag } from '@whyblocked/dataset';
import { printable } from '@whyblocked/render';
import { importSnapd, type SnapdImportResult, type SnapdImportSummary } from '@whyblocked/upstream';
import { Command } from 'commander';
import { UsageError } from '../output/fail.ts';
import { write } from '../output/write-line.ts';
import { builtKnowledge, dataFolder } from '../places.ts';

/** `whyblocked data`: the database as files. */
export function dataCommand(): Command {
  return new Command('data')
    .description('The database as files: build the knowledge from it, check it, import into it.')
    .addCommand(build())
    .addCommand(lint())
    .addCommand(new Command('import').description('Facts from the sources of others.').addCommand(snapd()));
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
      const { files, problems } = lintData(resolve(data));
      if (json) await write(`${JSON.stringify({ files, problems }, null, 2)}\n`);
      else if (problems.length === 0) await write(`${files} files, no problems.\n`);
      if (problems.length > 0) {
        if (json) process.exitCode = 1;
        else return failWith(problems);
      }
    });
}

function snapd(): Command {
  return new Command('snapd')
    .description("Read a tree of snapd's source and store what its policy says, as facts.")
    .requiredOption('--source <folder>', "a tree of snapd's source")
    .requiredOption('--release <tag>', 'the release that the tree is of, such as 2.77')
    .option('--data <folder>', 'the database', dataFolder)
    .addHelpText('after', '\nExample:\n  $ whyblocked data import snapd --source ~/snapd --release 2.77')
    .option('--allow-vanishing', 'store it even when more than a tenth of the facts would vanish')
    .option('--json', 'answer in JSON')
    .action(async ({ source, release, data, allowVanishing, json }: SnapdOptions) => {
      if (!ReleaseTag.safeParse(release).success)
        throw new UsageError(`"${release}" is no release of snapd, such as 2.77.`);
      const imported = await importSnapd({
        sourceDir: resolve(source),
        release,
        dataDir: resolve(data),
        ...(allowVanishing ? { allowVanishing } : {}),
      });
      if (!imported.ok) throw new UsageError(importFailure(imported.error));
      if (json) await write(`${JSON.stringify(imported.value, null, 2)}\n`);
      else await write(importSummary(imported.value));
    });
}

interface SnapdOptions {
  readonly source: string;
  readonly release: string;
  readonly data: string;
  readonly allowVanishing?: true;
  readonly json?: true;
}

function importFailure(error: Extract<SnapdImportResult, { ok: false }>['error']): string {
  return error.code === 'no-snapd'
    ? `There is no ${error.path}: --source takes the root of snapd's source.`
    : `Only ${error.after} facts of ${error.before} would be left; nothing was stored. If that is right, say --allow-vanishing.`;
}

function importSummary({ release, interfaces, complete, facts, byBackend, changedFiles }: SnapdImportSummary): string {
  const backends = Object.entries(byBackend).map(([backend, count]) => `${backend} ${count}`);
  return `snapd ${release}: ${interfaces} interfaces, ${complete} of them complete; ${facts} facts (${backends.join(', ')}); ${changedFiles.length} files changed.\n`;
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
  process.stderr.write(`${problems.length} problems.\n`);
  process.exitCode = 1;
}

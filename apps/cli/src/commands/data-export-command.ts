import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Exported, exportReports } from '@whyblocked/core';
import { readCases, readCurated, readStatements } from '@whyblocked/dataset';
import { printable } from '@whyblocked/render';
import { Command } from 'commander';
import { tellProblems } from '../output/tell-problems.ts';
import { write } from '../output/write-line.ts';
import { dataFolder } from '../places.ts';
import { withStore } from './community-place.ts';
import { openKnowledgeOption } from './open-knowledge-option.ts';

interface Options {
  readonly data: string;
  readonly json?: true;
  readonly knowledge?: string;
}

const OPEN: Readonly<Record<Extract<Exported, { open: string }>['open'], string>> = {
  'nothing-expected': 'whoever accepted it did not say what must come of it',
  'no-lines': 'nothing was found in its log, or it had none',
  'answered-otherwise': 'what must come of it does not come of it yet',
};

/** `whyblocked data export`: accepted reports as files for a pull request. */
export function dataExportCommand(): Command {
  return new Command('export')
    .description(
      'Write accepted reports as files of the database, ready for a pull request. What is there already stays.',
    )
    .option('--data <folder>', 'the database', dataFolder)
    .option('--json', 'answer in JSON')
    .option('--knowledge <file>', 'the knowledge to use')
    .addHelpText('after', '\nExample:\n  $ whyblocked data export && whyblocked data lint')
    .action(async ({ data, json, knowledge: option }: Options) => {
      const dataDir = resolve(data);
      const knowledge = openKnowledgeOption(option);
      const [statements, cases, curated] = [readStatements(dataDir), readCases(dataDir), readCurated(dataDir)];
      const problems = [...statements.problems, ...cases.problems];
      if (problems.length > 0) return tellProblems(problems);
      const state = {
        statements: statements.statements,
        cases: cases.cases,
        issues: new Set(curated.entries.filter(({ kind }) => kind === 'issue').map(({ slug }) => slug)),
        tracks: knowledge.addons().tracks,
      };
      const exported = await withStore((store) => exportReports(store, state, knowledge));
      for (const one of exported) {
        if ('open' in one) continue;
        const path = join(dataDir, one.file);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, one.text);
      }
      if (json) return write(`${JSON.stringify({ exported: exported.map(rowOf) }, null, 2)}\n`);
      await write(exported.length === 0 ? 'Nothing is to be exported.\n' : exported.map(line).join(''));
    });
}

function rowOf(one: Exported) {
  return 'open' in one ? one : { file: one.file };
}

function line(one: Exported): string {
  return 'open' in one
    ? `${printable(one.file)} was not written: ${OPEN[one.open]}.\n`
    : `Wrote ${printable(one.file)}\n`;
}

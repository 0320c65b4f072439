import { DiagnoseOptions, type Diagnosis } from '@whyblocked/contract';
import { createDiagnoser, type Knowledge } from '@whyblocked/core';
import { renderText } from '@whyblocked/render';
import { Command, Option } from 'commander';
import { readChunks } from '../input/read-chunks.ts';
import { runBatch } from '../input/run-batch.ts';
import { UsageError } from '../output/fail.ts';
import { write } from '../output/write-line.ts';
import { openKnowledgeOption } from './open-knowledge-option.ts';

interface Options {
  readonly format: 'text' | 'json';
  readonly batch?: true;
  readonly snapd?: string;
  readonly system?: 'classic' | 'core';
  readonly knowledge?: string;
}

/** Outcomes that block nobody. */
const HARMLESS = new Set(['nothing-blocked', 'nothing-recognised', 'harmless', 'devmode-allowed']);

/** `whyblocked diagnose`: exit 0 when nothing is blocked, 1 when something is, 2 for a usage or input error. */
export function diagnoseCommand(): Command {
  return new Command('diagnose')
    .description('Say what refused what, and what would permit it. Reads standard input where no file is named.')
    .argument('[file...]', 'logs to read')
    .addOption(new Option('--format <format>', 'how to answer').choices(['text', 'json']).default('text'))
    .option('--batch', 'read lines of {"id", "text"} and answer each by a line of {"id", "diagnosis"}')
    .option('--snapd <release>', 'the release of snapd to assume')
    .addOption(new Option('--system <system>', 'the system to assume').choices(['classic', 'core']))
    .option('--knowledge <file>', 'the knowledge to use')
    .addHelpText('after', '\nExample:\n  $ journalctl -k --since today | whyblocked diagnose')
    .action(async (files: string[], options: Options) => {
      const knowledge = openKnowledgeOption(options.knowledge);
      if (options.batch) await diagnoseBatch(files, options, knowledge);
      else await diagnoseFiles(files, options, knowledge);
    });
}

async function diagnoseFiles(files: readonly string[], options: Options, knowledge: Knowledge): Promise<void> {
  const diagnoser = diagnoserFor(knowledge, options);
  for await (const chunk of readChunks(files)) diagnoser.push(chunk);
  const diagnosis = diagnoser.end();
  await write(options.format === 'json' ? `${JSON.stringify(diagnosis, null, 2)}\n` : renderText(diagnosis));
  process.exitCode = HARMLESS.has(diagnosis.verdict.code) ? 0 : 1;
}

async function diagnoseBatch(files: readonly string[], options: Options, knowledge: Knowledge): Promise<void> {
  if (files.length > 0) throw new UsageError('With --batch the rows are read from standard input: name no file.');
  diagnoserFor(knowledge, options);
  await runBatch((row) => {
    const { text } = row;
    if (typeof text !== 'string') {
      return { ok: false, error: { code: 'no-text', message: 'The line has no "text" that is a string.' } };
    }
    const diagnoser = diagnoserFor(knowledge, options);
    diagnoser.push(Buffer.from(text));
    const diagnosis: Diagnosis = diagnoser.end();
    return { ok: true, value: { diagnosis } };
  });
}

function diagnoserFor(knowledge: Knowledge, { snapd, system }: Options) {
  const assumed = DiagnoseOptions.safeParse({ snapd, system });
  if (!assumed.success) throw new UsageError(`--snapd takes a release such as ${knowledge.newestRelease}.`);
  const diagnoser = createDiagnoser(knowledge, assumed.data);
  if (diagnoser.ok) return diagnoser.value;
  throw new UsageError(
    `The policy of snapd ${diagnoser.error.release} is not known; known are ${diagnoser.error.known.join(', ')}.`,
  );
}

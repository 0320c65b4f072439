import type { AddonStatement, Diagnosis } from '@whyblocked/contract';
import { createDiagnoser, type Knowledge, type PieceSearchOptions, readPaste } from '@whyblocked/core';
import { renderMarkdown, renderSarif } from '@whyblocked/render';
import { Command, Option } from 'commander';
import { readParts } from '../input/read-parts.ts';
import { runBatch } from '../input/run-batch.ts';
import { answerText } from '../output/answer-text.ts';
import { UsageError } from '../output/fail.ts';
import { isSomethingBlocked } from '../output/is-something-blocked.ts';
import { write } from '../output/write-line.ts';
import { acceptedHere } from './accepted-here.ts';
import { assumedOptions, unknownReleaseSentence } from './assumed-options.ts';
import { openKnowledgeOption } from './open-knowledge-option.ts';

interface Options {
  readonly format: (typeof FORMATS)[number];
  readonly all?: true;
  readonly batch?: true;
  readonly redact?: true;
  readonly snapd?: string;
  readonly system?: 'classic' | 'core';
  readonly knowledge?: string;
}

const FORMATS = ['text', 'json', 'markdown', 'sarif'] as const;

const EXAMPLE = `
Example:
  $ journalctl -k --since today | whyblocked diagnose

For the checks of a snap's publisher:
  $ whyblocked diagnose --format sarif test.log > whyblocked.sarif`;

/** `whyblocked diagnose`: exit 0 when nothing is blocked, 1 when something is, 2 for a usage or input error. */
export function diagnoseCommand(version: string): Command {
  return new Command('diagnose')
    .description('Say what refused what, and what would permit it. Reads standard input where no file is named.')
    .argument('[file...]', 'logs and archives to read')
    .addOption(new Option('--format <format>', 'how to answer').choices([...FORMATS]).default('text'))
    .option('--all', 'tell in full what is folded otherwise: what harms nobody, and what follows from something else')
    .option('--batch', 'read lines of {"id", "text"} and answer each by a line of {"id", "diagnosis"}')
    .option('--redact', 'replace names of people and machines by tokens such as HOST_1 in all of the answer')
    .option('--snapd <release>', 'the release of snapd to assume')
    .addOption(new Option('--system <system>', 'the system to assume').choices(['classic', 'core']))
    .option('--knowledge <file>', 'the knowledge to use')
    .addHelpText('after', EXAMPLE)
    .action(async (files: string[], options: Options) => {
      const known = { knowledge: openKnowledgeOption(options.knowledge), accepted: await acceptedHere() };
      if (options.batch) await diagnoseBatch(files, options, known);
      else await diagnoseFiles(files, options, known, version);
    });
}

interface Known {
  readonly knowledge: Knowledge;
  readonly accepted: readonly AddonStatement[];
}

async function diagnoseFiles(files: readonly string[], options: Options, known: Known, version: string): Promise<void> {
  const diagnoser = diagnoserFor(known, options, { mayStartThread: true });
  await readPaste(readParts(files), diagnoser.reader);
  const diagnosis = diagnoser.end();
  await write(formatted(diagnosis, options, { version, file: files[0] }));
  process.exitCode = isSomethingBlocked(diagnosis) ? 1 : 0;
}

/** A diagnosis names its files only where there are several. */
function formatted(
  diagnosis: Diagnosis,
  { format, all }: Options,
  { version, file }: { readonly version: string; readonly file: string | undefined },
): string {
  switch (format) {
    case 'text':
      return answerText(diagnosis, { all: all === true });
    case 'json':
      return `${JSON.stringify(diagnosis, null, 2)}\n`;
    case 'markdown':
      return renderMarkdown(diagnosis, { all: all === true });
    case 'sarif':
      return renderSarif(diagnosis, { version, ...(file === undefined ? {} : { file }) });
  }
}

async function diagnoseBatch(files: readonly string[], options: Options, known: Known): Promise<void> {
  if (files.length > 0) throw new UsageError('With --batch the rows are read from standard input: name no file.');
  diagnoserFor(known, options);
  await runBatch((row) => {
    const { text } = row;
    if (typeof text !== 'string') {
      return { ok: false, error: { code: 'no-text', message: 'The line has no "text" that is a string.' } };
    }
    const diagnoser = diagnoserFor(known, options);
    diagnoser.push(Buffer.from(text));
    const diagnosis: Diagnosis = diagnoser.end();
    return { ok: true, value: { diagnosis } };
  });
}

function diagnoserFor({ knowledge, accepted }: Known, options: Options, search?: PieceSearchOptions) {
  const diagnoser = createDiagnoser(knowledge, assumedOptions(knowledge, options), accepted, search);
  if (diagnoser.ok) return diagnoser.value;
  throw new UsageError(unknownReleaseSentence(diagnoser.error));
}

import { argv, exit, stderr, stdout } from 'node:process';
import { CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { sentenceOf } from './output/fail.ts';
import { createProgram } from './program.ts';

/** As sysexits(3) has it: not to be mistaken for 1, "something is blocked". */
const EXIT_BUG = 70;

// A reader that has seen enough (`| head`) is no error.
stdout.on('error', (error: NodeJS.ErrnoException) => exit(error.code === 'EPIPE' ? 0 : 2));

try {
  await createProgram(packageJson.version).parseAsync(argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    const sentence = sentenceOf(error);
    stderr.write(sentence === null ? `whyblocked: this is a bug: ${bugText(error)}\n` : `whyblocked: ${sentence}\n`);
    process.exitCode = sentence === null ? EXIT_BUG : 2;
  }
}

function bugText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

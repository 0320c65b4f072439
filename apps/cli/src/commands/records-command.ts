import { openRecords } from '@whyblocked/core';
import { Command } from 'commander';
import { readChunks } from '../input/read-chunks.ts';
import { writeLine } from '../output/write-line.ts';

/** `whyblocked records`: every record of a mediator, one JSON object a line. */
export function recordsCommand(): Command {
  return new Command('records')
    .description(
      'Every record of a mediator in a log, one JSON object a line. Reads standard input where no file is named.',
    )
    .argument('[file...]', 'logs to read')
    .option('--json', 'the only form there is; taken so that every list command takes it')
    .addHelpText('after', '\nExample:\n  $ journalctl -k | whyblocked records | head -1')
    .action(async (files: string[]) => {
      const reader = openRecords();
      for await (const chunk of readChunks(files)) {
        for (const row of reader.push(chunk)) await writeLine(JSON.stringify(row));
      }
      for (const row of reader.end()) await writeLine(JSON.stringify(row));
    });
}

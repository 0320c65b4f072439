import { stderr } from 'node:process';
import { openRecords, UnreadLedger, unpack } from '@whyblocked/core';
import { printable, unreadSentence } from '@whyblocked/render';
import { Command } from 'commander';
import { readParts } from '../input/read-parts.ts';
import { writeLine } from '../output/write-line.ts';

/** `whyblocked records`: every record of a mediator, one JSON object a line. */
export function recordsCommand(): Command {
  return new Command('records')
    .description(
      'Every record of a mediator in a log, one JSON object a line. Reads standard input where no file is named.',
    )
    .argument('[file...]', 'logs and archives to read')
    .option('--json', 'the only form there is; taken so that every list command takes it')
    .addHelpText('after', '\nExample:\n  $ journalctl -k | whyblocked records | head -1')
    .action(async (files: string[]) => {
      const reader = openRecords();
      const unread = new UnreadLedger();
      for await (const { bytes, file } of unpack(readParts(files), { unread })) {
        for (const row of reader.push(bytes, file)) await writeLine(JSON.stringify(row));
      }
      for (const row of reader.end()) await writeLine(JSON.stringify(row));
      for (const part of unread.list()) stderr.write(`${printable(unreadSentence(part))}\n`);
    });
}

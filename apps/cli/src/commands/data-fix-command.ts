import { resolve } from 'node:path';
import { type FixedFile, fixData } from '@whyblocked/dataset';
import { printable } from '@whyblocked/render';
import { Command } from 'commander';
import { write } from '../output/write-line.ts';
import { dataFolder } from '../places.ts';

/** `whyblocked data fix` */
export function dataFixCommand(): Command {
  return new Command('fix')
    .description(
      'Mend what needs no judgement in files that people wrote: order of keys, quotes, links, blanks, places.',
    )
    .option('--data <folder>', 'the database', dataFolder)
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nExample:\n  $ whyblocked data fix')
    .action(async ({ data, json }: { data: string; json?: true }) => {
      const fixed = fixData(resolve(data));
      if (json) return write(`${JSON.stringify(fixed, null, 2)}\n`);
      await write(`${fixed.map(toldOf).join('')}${fixed.length} ${fixed.length === 1 ? 'file' : 'files'} mended.\n`);
    });
}

function toldOf({ file, done, movedTo }: FixedFile): string {
  const moved = movedTo === undefined ? [] : [`It was in the wrong place: moved to ${movedTo}`];
  return `${printable(file)}: ${printable([...moved, ...done].join('; '))}.\n`;
}

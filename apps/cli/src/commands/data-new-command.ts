import { join, relative, resolve } from 'node:path';
import { createFromTemplate, TEMPLATES, type TemplateKind } from '@whyblocked/dataset';
import { printable } from '@whyblocked/render';
import { Argument, Command } from 'commander';
import { UsageError } from '../output/fail.ts';
import { write } from '../output/write-line.ts';
import { dataFolder } from '../places.ts';

/** `whyblocked data new KIND NAME` */
export function dataNewCommand(): Command {
  return new Command('new')
    .description('Begin a file of the database from a template.')
    .addArgument(new Argument('<kind>', 'what it is').choices(Object.keys(TEMPLATES)))
    .argument('<name...>', 'its name; of a statement: REPOSITORY/ADDON SLUG, of an addon: OWNER/NAME ADDON')
    .option('--data <folder>', 'the database', dataFolder)
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nExample:\n  $ whyblocked data new statement core/metallb webhook-times-out')
    .action(async (kind: TemplateKind, names: string[], { data, json }: { data: string; json?: true }) => {
      const dataDir = resolve(data);
      const created = createFromTemplate(dataDir, kind, names.join('/'));
      if (!created.ok) throw new UsageError(failure(created.error));
      const { file } = created.value;
      if (json) return write(`${JSON.stringify({ file }, null, 2)}\n`);
      const shown = printable(relative(process.cwd(), join(dataDir, file)));
      await write(`Wrote ${shown}. Fill in what says FILL-IN, then run "whyblocked data lint".\n`);
    });
}

function failure(error: Extract<ReturnType<typeof createFromTemplate>, { ok: false }>['error']): string {
  switch (error.code) {
    case 'exists':
      return `${error.file} is there already: edit it, or take another name.`;
    case 'no-id':
      return `"${error.id}" is no name: it has the form ${error.form}; slugs and names of addons have small letters, digits and dashes.`;
  }
}

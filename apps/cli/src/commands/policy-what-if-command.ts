import { type AskedConnection, WhatIfOptions } from '@whyblocked/contract';
import { createWhatIf, readPaste } from '@whyblocked/core';
import { connectionFailureSentence, renderWhatIf } from '@whyblocked/render';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { readAttributes } from '../input/read-attributes.ts';
import { readParts } from '../input/read-parts.ts';
import { UsageError } from '../output/fail.ts';
import { write } from '../output/write-line.ts';
import { openKnowledgeOption } from './open-knowledge-option.ts';

interface Options {
  readonly connect: string;
  readonly connected?: string;
  readonly attr?: readonly string[];
  readonly base?: string;
  readonly snapd?: string;
  readonly system?: 'classic' | 'core';
  readonly json?: true;
  readonly knowledge?: string;
}

/** `whyblocked policy what-if`: which denials would go if plugs were connected, and what else that opens. */
export function policyWhatIfCommand(): Command {
  return new Command('what-if')
    .description('Which denials of a paste would go if interfaces were connected, which stay, and what else is opened.')
    .argument('[file...]', 'logs and archives to read')
    .requiredOption('--connect <interfaces>', 'the plugs to connect, separated by commas')
    .option('--connected <interfaces>', 'plugs that are connected already, separated by commas')
    .option('--attr <values...>', 'attributes of a plug, as INTERFACE.NAME=VALUE: home.read=all')
    .option('--base <base>', 'the base of the snap, such as core24')
    .option('--snapd <release>', 'the release of snapd to assume')
    .addOption(new Option('--system <system>', 'the system to assume').choices(['classic', 'core']))
    .option('--json', 'answer in JSON')
    .option('--knowledge <file>', 'the knowledge to use')
    .addHelpText(
      'after',
      '\nExample:\n  $ journalctl -k --since today | whyblocked policy what-if --connect camera,home',
    )
    .action(async (files: string[], options: Options) => {
      const knowledge = openKnowledgeOption(options.knowledge);
      const prepared = createWhatIf(knowledge, whatIfOptions(options));
      if (!prepared.ok) throw new UsageError(connectionFailureSentence(prepared.error));
      await readPaste(readParts(files), prepared.value.reader);
      const answer = prepared.value.end();
      await write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : renderWhatIf(answer));
    });
}

function whatIfOptions({ connect, connected, attr = [], base, snapd, system }: Options): WhatIfOptions {
  const attributes = readAttributes(attr);
  if (!attributes.ok) throw new UsageError(attributes.error);
  const plugs = (names: string | undefined): readonly AskedConnection[] =>
    (names ?? '')
      .split(',')
      .filter((name) => name !== '')
      .map((name) => ({ interface: name, attributes: attributes.value.get(name) ?? {} }));
  const options = WhatIfOptions.safeParse({
    connect: plugs(connect),
    connected: plugs(connected),
    base,
    snapd,
    system,
  });
  if (!options.success) throw new UsageError(z.prettifyError(options.error));
  const named = new Set([...options.data.connect, ...(options.data.connected ?? [])].map((one) => one.interface));
  const stray = [...attributes.value.keys()].find((name) => !named.has(name));
  if (stray !== undefined) throw new UsageError(`--attr speaks of "${stray}", which is not among the interfaces.`);
  return options.data;
}

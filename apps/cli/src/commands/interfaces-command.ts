import { getInterface, listInterfaces } from '@whyblocked/core';
import { connectionSentence, printable } from '@whyblocked/render';
import { Command } from 'commander';
import { UsageError } from '../output/fail.ts';
import { write } from '../output/write-line.ts';
import { openKnowledgeOption } from './open-knowledge-option.ts';

/** `whyblocked interfaces`: the interfaces of snapd, or the rules of one. */
export function interfacesCommand(): Command {
  return new Command('interfaces')
    .description('The interfaces of snapd, or the rules of one of them.')
    .argument('[name]', 'an interface')
    .option('--json', 'answer in JSON')
    .option('--knowledge <file>', 'the knowledge to use')
    .addHelpText('after', '\nExample:\n  $ whyblocked interfaces camera')
    .action(async (name: string | undefined, options: { json?: true; knowledge?: string }) => {
      const knowledge = openKnowledgeOption(options.knowledge);
      if (name === undefined) {
        const list = listInterfaces(knowledge);
        await write(options.json ? json(list) : list.interfaces.map(summaryLine).join(''));
        return;
      }
      const detail = getInterface(knowledge, name);
      if (!detail) throw new UsageError(`snapd ${knowledge.newestRelease} has no interface "${name}".`);
      await write(options.json ? json(detail) : detailText(detail));
    });
}

type Summary = ReturnType<typeof listInterfaces>['interfaces'][number];
type Detail = NonNullable<ReturnType<typeof getInterface>>;

function summaryLine({ name, connection, rules, privilege }: Summary): string {
  return `${name.padEnd(28)} classic ${connection.classic.padEnd(13)} core ${connection.core.padEnd(13)} privilege ${privilege}  rules ${rules}\n`;
}

function detailText(detail: Detail): string {
  const head = [
    `${detail.name} (snapd ${detail.snapd})`,
    `  on classic systems: ${connectionSentence(detail.connection.classic)}`,
    `  on Ubuntu Core: ${connectionSentence(detail.connection.core)}`,
    `  privilege ${detail.privilege} of 5`,
    ...(detail.complete ? [] : ['  A part of its policy is computed at run time and not known here.']),
  ];
  const rules = detail.policy.map(
    ({ side, stage, backend, rule, source }) =>
      `  ${side} ${stage} ${backend}: ${printable(rule)}  (${source.file}:${source.line})`,
  );
  return `${[...head, '', ...rules].join('\n')}\n`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

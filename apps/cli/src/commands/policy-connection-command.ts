import { attributeValue, type ConnectionRequest } from '@whyblocked/contract';
import { answerConnection } from '@whyblocked/core';
import { connectionFailureSentence, renderConnection } from '@whyblocked/render';
import { Command, Option } from 'commander';
import { UsageError } from '../output/fail.ts';
import { write } from '../output/write-line.ts';
import { openKnowledgeOption } from './open-knowledge-option.ts';

interface Options extends Omit<ConnectionRequest, 'plugAttributes' | 'slotAttributes'> {
  readonly attr?: Readonly<Record<string, unknown>>;
  readonly slotAttr?: Readonly<Record<string, unknown>>;
  readonly json?: true;
  readonly knowledge?: string;
}

/** `whyblocked policy connection`: how a plug of an interface comes to be connected. */
export function policyConnectionCommand(): Command {
  return new Command('connection')
    .description('Whether a plug of an interface may be installed and connected, by whom, and by which rule of snapd.')
    .argument('<interface>', 'an interface of snapd')
    .addOption(new Option('--system <system>', 'the kind of system').choices(['classic', 'core']).default('classic'))
    .addOption(
      new Option('--provider <provider>', 'who has the slot; by default whoever may have it').choices([
        'system',
        'app',
        'gadget',
      ]),
    )
    .option('--attr <name=value>', 'an attribute of the plug, the value as in YAML or JSON (repeatable)', addAttribute)
    .option('--slot-attr <name=value>', 'an attribute of the slot (repeatable)', addAttribute)
    .option('--dangerous', 'the snap is installed from a file with --dangerous')
    .option('--same-publisher', 'one publisher owns the snaps of plug and slot')
    .option('--snapd <release>', 'the release of snapd; the newest one known by default')
    .option('--json', 'answer in JSON')
    .option('--knowledge <file>', 'the knowledge to use')
    .addHelpText('after', '\nExample:\n  $ whyblocked policy connection home --attr read=all')
    .action(async (name: string, options: Options) => {
      const { attr, slotAttr, json, knowledge, ...asked } = options;
      const answer = answerConnection(openKnowledgeOption(knowledge), name, {
        ...asked,
        ...(attr === undefined ? {} : { plugAttributes: attr }),
        ...(slotAttr === undefined ? {} : { slotAttributes: slotAttr }),
      });
      if (!answer.ok) throw new UsageError(connectionFailureSentence(answer.error));
      await write(json ? `${JSON.stringify(answer.value, null, 2)}\n` : renderConnection(answer.value));
    });
}

function addAttribute(
  text: string,
  before: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError(`An attribute is given as NAME=VALUE, not as "${text}".`);
  const value = attributeValue(text.slice(equals + 1));
  if (!value.ok) {
    const what = value.error.code === 'too-long' ? 'characters' : 'levels of lists and maps';
    throw new UsageError(`The value of an attribute has at most ${value.error.limit} ${what}.`);
  }
  return Object.fromEntries([...Object.entries(before ?? {}), [text.slice(0, equals), value.value]]);
}

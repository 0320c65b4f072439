import type { ExplanationKind } from '@whyblocked/contract';
import { getExplanation, type Knowledge, listExplanations } from '@whyblocked/core';
import { nearSlugs, renderExplanation, renderExplanationList, unknownExplanationSentence } from '@whyblocked/render';
import { Command } from 'commander';
import { UsageError } from '../output/fail.ts';
import { write } from '../output/write-line.ts';
import { openKnowledgeOption } from './open-knowledge-option.ts';

interface ExplanationsCommand {
  readonly kind: ExplanationKind;
  readonly name: string;
  readonly description: string;
  readonly argument: string;
  readonly example: string;
}

const COMMANDS: readonly ExplanationsCommand[] = [
  {
    kind: 'cause',
    name: 'causes',
    description: 'The causes for which pods do not run, or one of them: what it means, what shows it, what helps.',
    argument: 'a cause',
    example: 'whyblocked causes sched-untolerated-taint',
  },
  {
    kind: 'issue',
    name: 'issues',
    description: 'Known issues of certain versions, or one of them: where it happens and where it is mended.',
    argument: 'a known issue',
    example: 'whyblocked issues net-rules-of-container-profile',
  },
  {
    kind: 'noise',
    name: 'noise',
    description: 'Refusals that harm nobody, or one of them.',
    argument: 'an entry of the catalogue',
    example: 'whyblocked noise sys-module-of-network-tools',
  },
  {
    kind: 'judgement',
    name: 'judgements',
    description: 'What is known of kinds of refusals that policy alone does not tell, or one of them.',
    argument: 'a judgement',
    example: 'whyblocked judgements network-file-system-traffic',
  },
];

/** `whyblocked causes`, `issues`, `noise`, `judgements`: what people wrote down, as a list or one in full. */
export function explanationsCommands(): readonly Command[] {
  return COMMANDS.map(({ kind, name, description, argument, example }) =>
    new Command(name)
      .description(description)
      .argument('[slug]', argument)
      .option('--json', 'answer in JSON')
      .option('--knowledge <file>', 'the knowledge to use')
      .addHelpText('after', `\nExample:\n  $ ${example}`)
      .action(async (slug: string | undefined, options: { json?: true; knowledge?: string }) => {
        const knowledge = openKnowledgeOption(options.knowledge);
        if (slug === undefined) {
          const list = listExplanations(knowledge, kind);
          await write(options.json ? json(list) : renderExplanationList(list));
          return;
        }
        const explanation = getExplanation(knowledge, kind, slug);
        if (!explanation) throw new UsageError(unknownSentence(knowledge, kind, slug));
        await write(options.json ? json(explanation) : renderExplanation(explanation));
      }),
  );
}

function unknownSentence(knowledge: Knowledge, kind: ExplanationKind, slug: string): string {
  const { explanations } = listExplanations(knowledge);
  const slugs = explanations.filter((one) => one.kind === kind).map((one) => one.slug);
  return unknownExplanationSentence(kind, slug, {
    near: nearSlugs(slug, slugs),
    elsewhere: explanations.find((one) => one.slug === slug)?.kind,
  });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

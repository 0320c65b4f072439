import { stdin } from 'node:process';
import type { Diagnosis } from '@whyblocked/contract';
import { createFollower, type Follower } from '@whyblocked/core';
import { Command, Option } from 'commander';
import { growingFile } from '../input/growing-file.ts';
import { liveJournal } from '../input/live-journal.ts';
import { answerText } from '../output/answer-text.ts';
import { UsageError } from '../output/fail.ts';
import { write } from '../output/write-line.ts';
import { acceptedHere } from './accepted-here.ts';
import { assumedOptions, unknownReleaseSentence } from './assumed-options.ts';
import { openKnowledgeOption } from './open-knowledge-option.ts';

interface Options {
  readonly format: 'text' | 'json';
  readonly fromStart?: true;
  readonly redact?: true;
  readonly snapd?: string;
  readonly system?: 'classic' | 'core';
  readonly knowledge?: string;
}

/** `whyblocked follow`: answers as things happen, each finding once, until it is stopped or its input ends. */
export function followCommand(): Command {
  return new Command('follow')
    .description(
      'Answer as things happen, each finding once: from a file as it grows, from standard input where something is piped in, else from the journal of the kernel.',
    )
    .argument('[file]', 'a log to follow')
    .addOption(
      new Option('--format <format>', 'how to answer; json is one object a line')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--from-start', 'read also what stands in the file already')
    .option('--redact', 'replace names of people and machines by tokens such as HOST_1')
    .option('--snapd <release>', 'the release of snapd to assume')
    .addOption(new Option('--system <system>', 'the system to assume').choices(['classic', 'core']))
    .option('--knowledge <file>', 'the knowledge to use')
    .addHelpText('after', '\nExample:\n  $ whyblocked follow /var/log/audit/audit.log')
    .action(async (file: string | undefined, options: Options) => {
      const knowledge = openKnowledgeOption(options.knowledge);
      const follower = createFollower(knowledge, assumedOptions(knowledge, options), await acceptedHere());
      if (!follower.ok) throw new UsageError(unknownReleaseSentence(follower.error));
      const stop = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
      await follow(sourceOf(file, options, stop.signal), follower.value, options);
    });
}

function sourceOf(file: string | undefined, { fromStart }: Options, signal: AbortSignal): AsyncIterable<Uint8Array> {
  if (file !== undefined) return growingFile(file, { fromStart: fromStart ?? false, signal });
  return stdin.isTTY ? liveJournal(signal) : pipedIn(signal);
}

async function* pipedIn(signal: AbortSignal): AsyncGenerator<Uint8Array> {
  signal.addEventListener('abort', () => stdin.destroy(), { once: true });
  try {
    for await (const chunk of stdin) yield chunk as Buffer;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function follow(source: AsyncIterable<Uint8Array>, follower: Follower, { format }: Options): Promise<void> {
  const tell = async (diagnosis: Diagnosis | null): Promise<void> => {
    if (!diagnosis) return;
    await write(format === 'json' ? `${JSON.stringify(diagnosis)}\n` : `${answerText(diagnosis)}\n`);
  };
  for await (const chunk of source) {
    follower.push(chunk);
    await tell(follower.fresh());
  }
  await tell(follower.end());
}

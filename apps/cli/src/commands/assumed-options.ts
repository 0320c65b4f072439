import { DiagnoseOptions } from '@whyblocked/contract';
import type { Knowledge } from '@whyblocked/core';
import { UsageError } from '../output/fail.ts';

/** What `--snapd`, `--system` and `--redact` say, checked for their form. */
export function assumedOptions(
  knowledge: Knowledge,
  { snapd, system, redact }: { readonly snapd?: string; readonly system?: 'classic' | 'core'; readonly redact?: true },
): DiagnoseOptions {
  const assumed = DiagnoseOptions.safeParse({ snapd, system, redact: redact && 'all' });
  if (!assumed.success) throw new UsageError(`--snapd takes a release such as ${knowledge.newestRelease}.`);
  return assumed.data;
}

export function unknownReleaseSentence({
  release,
  known,
}: {
  readonly release: string;
  readonly known: readonly string[];
}): string {
  return `The policy of snapd ${release} is not known; known are ${known.join(', ')}.`;
}

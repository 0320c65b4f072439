import { DiagnoseOptions } from '@whyblocked/contract';
import type { Knowledge } from '@whyblocked/core';
import { UsageError } from '../output/fail.ts';

/** What `--snapd` and `--system` say, checked for their form. */
export function assumedOptions(
  knowledge: Knowledge,
  { snapd, system }: { readonly snapd?: string; readonly system?: 'classic' | 'core' },
): DiagnoseOptions {
  const assumed = DiagnoseOptions.safeParse({ snapd, system });
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

import { env } from 'node:process';
import { findKnowledge, type Knowledge, openKnowledge } from '@whyblocked/core';
import { UsageError } from '../output/fail.ts';
import { builtKnowledge } from '../places.ts';

/** The path of the knowledge that an option, the environment or the build names. */
export function knowledgePath(option: string | undefined): string {
  const found = findKnowledge({ option, environment: env.WHYBLOCKED_KNOWLEDGE, besideBundle: builtKnowledge });
  if (found.ok) return found.value;
  throw new UsageError(
    `There is no knowledge at ${found.error.path}. Build it with "whyblocked data build", or name it with --knowledge.`,
  );
}

export function openKnowledgeOption(option: string | undefined): Knowledge {
  return openKnowledge(knowledgePath(option));
}

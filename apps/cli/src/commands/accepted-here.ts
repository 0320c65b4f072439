import { existsSync } from 'node:fs';
import { stderr } from 'node:process';
import type { AddonStatement } from '@whyblocked/contract';
import { acceptedStatements, openStore } from '@whyblocked/core';
import { communityPlace, openSentence } from './community-place.ts';

/** What accepted reports say of addons in the database that the environment names; nothing where there is none. Where it cannot be used, files have to do. */
export async function acceptedHere(): Promise<readonly AddonStatement[]> {
  const place = communityPlace();
  if (place.kind === 'sqlite' && !existsSync(place.path)) return [];
  const opened = await openStore(place);
  if (!opened.ok) {
    stderr.write(`whyblocked: ${openSentence(opened.error, place)} The answer is made without it.\n`);
    return [];
  }
  try {
    return await acceptedStatements(opened.value);
  } finally {
    await opened.value.close();
  }
}

import { homedir } from 'node:os';
import { env } from 'node:process';
import { type CommunityPlace, type CommunityStore, findCommunity, type OpenFailure, openStore } from '@whyblocked/core';
import { UsageError } from '../output/fail.ts';

/** Where the environment says that the database of the community is. */
export function communityPlace(): CommunityPlace {
  return findCommunity({
    databaseUrl: env.DATABASE_URL,
    stateDir: env.WHYBLOCKED_STATE_DIR,
    xdgStateHome: env.XDG_STATE_HOME,
    home: homedir(),
  });
}

/** Opens the database of the community for as long as something is done with it. */
export async function withStore<T>(act: (store: CommunityStore) => Promise<T>): Promise<T> {
  const place = communityPlace();
  const opened = await openStore(place);
  if (!opened.ok) throw new UsageError(openSentence(opened.error, place));
  try {
    return await act(opened.value);
  } finally {
    await opened.value.close();
  }
}

export function openSentence(failure: OpenFailure, place: CommunityPlace): string {
  // A URL may hold a password, so that it is never shown.
  const name = place.kind === 'sqlite' ? `The database ${place.path}` : 'The database that DATABASE_URL names';
  return failure.code === 'newer-database'
    ? `${name} was made by a later release of whyblocked; use that one.`
    : `${name} cannot be used (${failure.reason}).`;
}

import { join } from 'node:path';

/** Where the database of the community is. */
export type CommunityPlace =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface CommunityPlaces {
  /** What `DATABASE_URL` says. It counts where it is a URL of PostgreSQL. */
  readonly databaseUrl?: string | undefined;
  /** What `WHYBLOCKED_STATE_DIR` says. */
  readonly stateDir?: string | undefined;
  /** What `XDG_STATE_HOME` says. */
  readonly xdgStateHome?: string | undefined;
  readonly home: string;
}

/** PostgreSQL where a URL of it is given, else `community.db` in the folder for state (XDG Base Directory Specification). */
export function findCommunity({ databaseUrl, stateDir, xdgStateHome, home }: CommunityPlaces): CommunityPlace {
  if (databaseUrl && /^postgres(?:ql)?:\/\//.test(databaseUrl)) return { kind: 'postgres', url: databaseUrl };
  // The specification has relative paths ignored.
  const states = xdgStateHome?.startsWith('/') ? xdgStateHome : join(home, '.local/state');
  return { kind: 'sqlite', path: join(stateDir || join(states, 'whyblocked'), 'community.db') };
}

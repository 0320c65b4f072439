import type { CommunityPlace } from './find-community.ts';
import { openSqliteStore } from './sqlite/open-sqlite-store.ts';
import type { CommunityStore } from './store/community-store.ts';
import { NewerDatabase } from './store/pending-migrations.ts';
import { StoreUnavailable } from './store/store-unavailable.ts';

const DROP_EVERY_MS = 60 * 60 * 1000;

/** Why the database could not be opened. `reason` is a code of the system or the database, "ECONNREFUSED"; addresses and names are never in it. */
export type OpenFailure =
  | { readonly code: 'community-unavailable'; readonly reason: string }
  /** A later release made it. */
  | { readonly code: 'newer-database' };

/** Opens the database of the community, made and brought up to date where needed, and drops from it what has expired, then every hour. */
export async function openStore(
  place: CommunityPlace,
  clock = () => new Date(),
): Promise<
  { readonly ok: true; readonly value: CommunityStore } | { readonly ok: false; readonly error: OpenFailure }
> {
  try {
    const store = await openAt(place);
    await store.dropExpired(clock());
    const timer = setInterval(() => void store.dropExpired(clock()).catch(ifUnavailable), DROP_EVERY_MS).unref();
    const close = async (): Promise<void> => {
      clearInterval(timer);
      await store.close();
    };
    return { ok: true, value: { ...store, close } };
  } catch (error) {
    if (error instanceof StoreUnavailable) {
      return { ok: false, error: { code: 'community-unavailable', reason: error.reason } };
    }
    if (error instanceof NewerDatabase) return { ok: false, error: { code: 'newer-database' } };
    throw error;
  }
}

async function openAt(place: CommunityPlace): Promise<CommunityStore> {
  if (place.kind === 'sqlite') return openSqliteStore(place.path);
  // Most commands never need the client of PostgreSQL, which takes longer to load than they run.
  const { openPostgresStore } = await import('./postgres/open-postgres-store.ts');
  return openPostgresStore(place.url);
}

/** What could not be dropped now is dropped in an hour. */
function ifUnavailable(error: unknown): void {
  if (!(error instanceof StoreUnavailable)) throw error;
}

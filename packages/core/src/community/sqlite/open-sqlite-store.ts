import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { CommunityStore } from '../store/community-store.ts';
import { pendingMigrations } from '../store/pending-migrations.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import { ownKey } from './schema.ts';
import { sqliteFailure } from './sqlite-failure.ts';
import { createSqliteStore } from './sqlite-store.ts';

/** How long one process waits for another that writes. */
const BUSY_MS = 5_000;
const ADDRESS_KEY = 'address';
const KEY_BYTES = 32;

/**
 * Opens the database of the community in a file, which is made where there is none, readable for its owner alone. It is
 * checked, and brought up to date by one process at a time. Throws StoreUnavailable where it cannot be used or is damaged,
 * NewerDatabase where a later release made it.
 */
export function openSqliteStore(path: string): CommunityStore {
  try {
    const sqlite = openDurably(path);
    try {
      refuseDamaged(sqlite);
      migrate(sqlite);
      const db = drizzle(sqlite);
      return createSqliteStore(db, { addressKey: addressKeyOf(db), close: () => void sqlite.close() });
    } catch (error) {
      sqlite.close();
      throw error;
    }
  } catch (error) {
    throw sqliteFailure(error);
  }
}

function openDurably(path: string): Database.Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // SQLite gives its journal the mode of the file itself.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const sqlite = new Database(path, { timeout: BUSY_MS });
  sqlite.pragma('journal_mode = WAL');
  // In WAL mode only FULL writes each commit to the disk before it is acknowledged.
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('trusted_schema = OFF');
  // What was deleted, a shared diagnosis, is to be gone from the file too.
  sqlite.pragma('secure_delete = ON');
  return sqlite;
}

function refuseDamaged(sqlite: Database.Database): void {
  const said = sqlite.pragma('integrity_check(1)', { simple: true });
  const orphans = sqlite.pragma('foreign_key_check');
  if (said !== 'ok' || !Array.isArray(orphans) || orphans.length > 0) throw new StoreUnavailable('damaged');
}

/** How many migrations were applied is kept in the head of the file, and changes with them or not at all. */
function migrate(sqlite: Database.Database): void {
  const migrationsFolder = fileURLToPath(new URL('./migrations-sqlite/', import.meta.url));
  sqlite
    .transaction(() => {
      const applied = Number(sqlite.pragma('user_version', { simple: true }));
      const pending = pendingMigrations(migrationsFolder, applied);
      for (const statement of pending.flat()) sqlite.exec(statement);
      if (pending.length > 0) sqlite.pragma(`user_version = ${applied + pending.length}`);
    })
    .immediate();
}

function addressKeyOf(db: BetterSQLite3Database): Buffer {
  db.insert(ownKey)
    .values({ name: ADDRESS_KEY, bytes: randomBytes(KEY_BYTES) })
    .onConflictDoNothing()
    .run();
  const row = db.select().from(ownKey).where(eq(ownKey.name, ADDRESS_KEY)).get();
  if (!row) throw new StoreUnavailable('damaged');
  return row.bytes;
}

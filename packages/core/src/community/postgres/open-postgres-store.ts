import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { eq, sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import type { CommunityStore } from '../store/community-store.ts';
import { pendingMigrations } from '../store/pending-migrations.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import { postgresFailure } from './postgres-failure.ts';
import { createPostgresStore, takeWriteLock } from './postgres-store.ts';
import { ownKey, whyblocked } from './schema.ts';

const CONNECTIONS = 10;
const CONNECT_MS = 5_000;
const STATEMENT_MS = 15_000;
const ADDRESS_KEY = 'address';
const KEY_BYTES = 32;

/**
 * Opens the database of the community on a server of PostgreSQL, in a schema `whyblocked` of its own, which is brought up to date by
 * one process at a time. Rejects with StoreUnavailable where it cannot be used, NewerDatabase where a later release made it.
 */
export async function openPostgresStore(url: string): Promise<CommunityStore> {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: STATEMENT_MS,
    application_name: 'whyblocked',
    // A pool that nobody uses must not keep a command from ending.
    allowExitOnIdle: true,
  });
  // A connection that ends while nobody uses it is replaced when the next one is needed.
  pool.on('error', () => {});
  // One that ends in a transaction, between two statements, says so apart: the next statement is refused anyway.
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    const db = drizzle(pool);
    await migrate(db);
    return createPostgresStore(db, { addressKey: await addressKeyOf(db), close: () => pool.end() });
  } catch (error) {
    await pool.end();
    throw postgresFailure(error);
  }
}

/** How many migrations were applied is the comment of the schema, which changes with them or not at all. */
async function migrate(db: NodePgDatabase): Promise<void> {
  const migrationsFolder = fileURLToPath(new URL('./migrations-postgres/', import.meta.url));
  await db.transaction(async (tx) => {
    await takeWriteLock(tx);
    const { rows } = await tx.execute<{ applied: string | null }>(
      sql`select obj_description(to_regnamespace(${whyblocked.schemaName}), 'pg_namespace') as applied`,
    );
    const applied = Number(rows[0]?.applied ?? 0);
    const pending = pendingMigrations(migrationsFolder, applied);
    for (const statement of pending.flat()) await tx.execute(sql.raw(statement));
    if (pending.length > 0) {
      await tx.execute(sql.raw(`comment on schema ${whyblocked.schemaName} is '${applied + pending.length}'`));
    }
  });
}

async function addressKeyOf(db: NodePgDatabase): Promise<Buffer> {
  await db
    .insert(ownKey)
    .values({ name: ADDRESS_KEY, bytes: randomBytes(KEY_BYTES) })
    .onConflictDoNothing();
  const [row] = await db.select().from(ownKey).where(eq(ownKey.name, ADDRESS_KEY));
  if (!row) throw new StoreUnavailable('damaged');
  return row.bytes;
}

import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

const REPORT_STATES = ['queued', 'asked', 'accepted', 'merged', 'rejected', 'withdrawn'] as const;
const time = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** What people said. A migration forbids deleting it. */
export const report = sqliteTable(
  'report',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    state: text('state', { enum: REPORT_STATES }).notNull(),
    saidBy: text('said_by').notNull(),
    at: time('at').notNull(),
    /** Full name of the addon; null where it is about an answer. */
    addon: text('addon'),
    place: text('place'),
    fingerprint: text('fingerprint').notNull(),
    /** JSON, as are `diagnosis` and `issues`. */
    subject: text('subject').notNull(),
    ran: text('ran'),
    note: text('note'),
    diagnosis: text('diagnosis'),
    issues: text('issues').notNull(),
    mergedInto: text('merged_into').references((): AnySQLiteColumn => report.id),
  },
  (table) => [
    uniqueIndex('report_said_once').on(table.saidBy, table.fingerprint).where(sql`${table.state} <> 'withdrawn'`),
    index('report_place').on(table.place),
    index('report_merged').on(table.mergedInto),
    index('report_state').on(table.state, table.number),
    index('report_addon').on(table.addon, table.number),
  ],
);

/** What was done to reports, their arrival included: the audit trail. A migration forbids changing and deleting it. */
export const reportEvent = sqliteTable(
  'report_event',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    reportId: text('report_id')
      .notNull()
      .references(() => report.id),
    at: time('at').notNull(),
    doneBy: text('done_by').notNull(),
    /** null: it was received. */
    from: text('from', { enum: REPORT_STATES }),
    to: text('to', { enum: REPORT_STATES }).notNull(),
    /** JSON; null: it was received. */
    action: text('action'),
  },
  (table) => [index('report_event_report').on(table.reportId)],
);

export const token = sqliteTable('token', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  role: text('role', { enum: ['reporter', 'maintainer', 'on-behalf'] }).notNull(),
  /** SHA-256 of the secret. */
  hash: blob('hash', { mode: 'buffer' }).notNull(),
  createdAt: time('created_at').notNull(),
  expiresAt: time('expires_at').notNull(),
  revokedAt: time('revoked_at'),
  lastUsedOn: text('last_used_on'),
});

export const share = sqliteTable(
  'share',
  {
    id: text('id').primaryKey(),
    secretHash: blob('secret_hash', { mode: 'buffer' }).notNull(),
    /** JSON */
    diagnosis: text('diagnosis').notNull(),
    createdAt: time('created_at').notNull(),
    expiresAt: time('expires_at').notNull(),
  },
  (table) => [index('share_expiry').on(table.expiresAt)],
);

/** Limits: when each row will be as if nobody had taken a turn, in milliseconds. */
export const turn = sqliteTable('turn', {
  key: text('key').primaryKey(),
  restsAt: integer('rests_at').notNull(),
});

/** Keys that the database made for itself. */
export const ownKey = sqliteTable('own_key', {
  name: text('name').primaryKey(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
});

import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  customType,
  index,
  pgSchema,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

const REPORT_STATES = ['queued', 'asked', 'accepted', 'merged', 'rejected', 'withdrawn'] as const;
const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
/** The database may be one that others use too. */
export const whyblocked = pgSchema('whyblocked');
const { table } = whyblocked;

/** What people said. A migration forbids deleting it. */
export const report = table(
  'report',
  {
    number: bigserial('number', { mode: 'number' }).primaryKey(),
    id: text('id').notNull().unique(),
    state: text('state', { enum: REPORT_STATES }).notNull(),
    saidBy: text('said_by').notNull(),
    at: time('at').notNull(),
    /** Full name of the addon; null where it is about an answer. */
    addon: text('addon'),
    place: text('place'),
    fingerprint: text('fingerprint').notNull(),
    /** JSON, as are `diagnosis` and `issues`: columns of JSON refuse some strings that JSON allows. */
    subject: text('subject').notNull(),
    ran: text('ran'),
    note: text('note'),
    diagnosis: text('diagnosis'),
    issues: text('issues').notNull(),
    mergedInto: text('merged_into').references((): AnyPgColumn => report.id),
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
export const reportEvent = table(
  'report_event',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
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

export const token = table('token', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  role: text('role', { enum: ['reporter', 'maintainer', 'on-behalf'] }).notNull(),
  /** SHA-256 of the secret. */
  hash: bytes('hash').notNull(),
  createdAt: time('created_at').notNull(),
  expiresAt: time('expires_at').notNull(),
  revokedAt: time('revoked_at'),
  lastUsedOn: text('last_used_on'),
});

export const share = table(
  'share',
  {
    id: text('id').primaryKey(),
    secretHash: bytes('secret_hash').notNull(),
    /** JSON */
    diagnosis: text('diagnosis').notNull(),
    createdAt: time('created_at').notNull(),
    expiresAt: time('expires_at').notNull(),
  },
  (table) => [index('share_expiry').on(table.expiresAt)],
);

/** Limits: when each row will be as if nobody had taken a turn, in milliseconds. */
export const turn = table('turn', {
  key: text('key').primaryKey(),
  restsAt: bigint('rests_at', { mode: 'number' }).notNull(),
});

/** Keys that the database made for itself. */
export const ownKey = table('own_key', {
  name: text('name').primaryKey(),
  bytes: bytes('bytes').notNull(),
});

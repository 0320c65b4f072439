import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Facts about the file itself: format, content hash, releases. */
export const meta = sqliteTable('meta', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

/** Releases of snapd whose policy is known, oldest first. */
export const release = sqliteTable('release', {
  id: integer('id').primaryKey(),
  tag: text('tag').notNull().unique(),
});

/** What a set of rules belongs to: an interface, or a template every snap gets. */
export const policy = sqliteTable('policy', {
  id: integer('id').primaryKey(),
  kind: text('kind', { enum: ['interface', 'template'] }).notNull(),
  name: text('name').notNull(),
  /** False when a part of the policy is computed at run time and not stored. */
  complete: integer('complete', { mode: 'boolean' }).notNull(),
  privilege: integer('privilege').notNull(),
  /** Number of rules of the plug side, once connected. */
  opens: integer('opens').notNull(),
  /** Declaration, implicit slots and flags, as JSON. */
  facts: text('facts', { mode: 'json' }).notNull(),
});

/** One rule, in one place of the policy. File rules are found by their pattern, all others by their buckets. */
export const rule = sqliteTable(
  'rule',
  {
    id: integer('id').primaryKey(),
    policyId: integer('policy_id')
      .notNull()
      .references(() => policy.id),
    side: text('side').notNull(),
    stage: text('stage').notNull(),
    backend: text('backend').notNull(),
    profile: text('profile'),
    /** The rule as a tree, as JSON. */
    tree: text('tree', { mode: 'json' }).notNull(),
    /** The rule in its canonical form. */
    canonical: text('canonical').notNull(),
    /** Conditions, as JSON; null when there are none. */
    conditions: text('conditions', { mode: 'json' }),
    since: text('since'),
    until: text('until'),
    patternId: integer('pattern_id'),
    /** Name of the constant or function of snapd that holds the rule. */
    at: text('at').notNull(),
  },
  (table) => [index('rule_pattern').on(table.patternId), index('rule_policy').on(table.policyId)],
);

/** What look-ups of other rules than those on files go by: "capability:sys_admin", "dbus:org.freedesktop.login1.Manager". */
export const ruleBucket = sqliteTable(
  'rule_bucket',
  {
    bucket: text('bucket').notNull(),
    ruleId: integer('rule_id')
      .notNull()
      .references(() => rule.id),
  },
  (table) => [primaryKey({ columns: [table.bucket, table.ruleId] })],
);

/** Where a rule stands in the tree of one release. */
export const rulePlace = sqliteTable(
  'rule_place',
  {
    ruleId: integer('rule_id')
      .notNull()
      .references(() => rule.id),
    releaseId: integer('release_id')
      .notNull()
      .references(() => release.id),
    file: text('file').notNull(),
    line: integer('line').notNull(),
  },
  (table) => [primaryKey({ columns: [table.ruleId, table.releaseId] })],
);

/** Flat byte files: the index of file patterns. */
export const flatFile = sqliteTable('flat_file', {
  name: text('name').primaryKey(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
});

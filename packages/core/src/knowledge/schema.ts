import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Facts about the file itself: format, content hash. */
export const meta = sqliteTable('meta', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

/** Releases whose policy is known, oldest first; those of AppArmor are what abstractions go by. */
export const release = sqliteTable('release', {
  id: integer('id').primaryKey(),
  axis: text('axis', { enum: ['snapd', 'apparmor'] }).notNull(),
  tag: text('tag').notNull(),
  /** Of snapd: the release of AppArmor that its snap brings along. */
  apparmor: text('apparmor'),
});

/** What a set of rules belongs to. */
export const policy = sqliteTable('policy', {
  id: integer('id').primaryKey(),
  kind: text('kind', { enum: ['interface', 'template', 'abstraction'] }).notNull(),
  name: text('name').notNull(),
  privilege: integer('privilege').notNull(),
  /** Number of rules of the plug side, once connected. */
  opens: integer('opens').notNull(),
});

/** One rule, in one place of the policy. File rules are found by their pattern, all others by their buckets. */
export const rule = sqliteTable(
  'rule',
  {
    id: integer('id').primaryKey(),
    policyId: integer('policy_id')
      .notNull()
      .references(() => policy.id),
    side: text('side'),
    stage: text('stage'),
    backend: text('backend').notNull(),
    profile: text('profile'),
    /** The rule as a tree, as JSON. */
    tree: text('tree', { mode: 'json' }).notNull(),
    /** The rule in its canonical form. */
    canonical: text('canonical').notNull(),
    prompt: integer('prompt', { mode: 'boolean' }).notNull(),
    replaces: text('replaces'),
    priority: integer('priority'),
    /** Conditions, as JSON; null when there are none. */
    conditions: text('conditions', { mode: 'json' }),
    since: text('since'),
    until: text('until'),
    patternId: integer('pattern_id'),
  },
  (table) => [
    index('rule_pattern').on(table.patternId),
    index('rule_policy').on(table.policyId, table.backend),
    index('rule_replaces').on(table.replaces),
  ],
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

/** Files of the sources that rules stand in. */
export const sourceFile = sqliteTable('source_file', {
  id: integer('id').primaryKey(),
  path: text('path').notNull(),
});

/** Where a rule stands from one release on, until the next row says otherwise. */
export const rulePlace = sqliteTable(
  'rule_place',
  {
    ruleId: integer('rule_id')
      .notNull()
      .references(() => rule.id),
    releaseId: integer('release_id')
      .notNull()
      .references(() => release.id),
    fileId: integer('file_id')
      .notNull()
      .references(() => sourceFile.id),
    line: integer('line').notNull(),
  },
  (table) => [primaryKey({ columns: [table.ruleId, table.releaseId] })],
);

/** Flat byte files: the index of file patterns. */
export const flatFile = sqliteTable('flat_file', {
  name: text('name').primaryKey(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
});

/** What people wrote down: causes, known issues, noise and judgements, each as JSON. */
export const curated = sqliteTable(
  'curated',
  {
    kind: text('kind', { enum: ['cause', 'issue', 'noise', 'judgement'] }).notNull(),
    slug: text('slug').notNull(),
    body: text('body', { mode: 'json' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.slug] })],
);

/** What upstream says of addons, each as JSON, by its full name: "core/dns". */
export const addon = sqliteTable('addon', {
  name: text('name').primaryKey(),
  body: text('body', { mode: 'json' }).notNull(),
});

/** What people say of addons, each as JSON. */
export const statement = sqliteTable('statement', {
  id: text('id').primaryKey(),
  body: text('body', { mode: 'json' }).notNull(),
});

/** What is known of snaps themselves: their apps and plugs, each as JSON. */
export const snap = sqliteTable('snap', {
  name: text('name').primaryKey(),
  body: text('body', { mode: 'json' }).notNull(),
});

import { openPatternIndex } from '@whyblocked/confinement';
import Database from 'better-sqlite3';
import { asc, eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { cached } from './cached.ts';
import type { Knowledge, Policy, RulePlace, StoredRule } from './knowledge.ts';
import type { PolicyDigest } from './policy-digest.ts';
import { digestKey } from './policy-digests.ts';
import { flatFile, meta, policy, release, rule, ruleBucket, rulePlace } from './schema.ts';

export const PATTERN_INDEX = 'file-patterns';

/**
 * Opens a knowledge file for reading. Throws when the file cannot be opened or is of another format: without it nothing
 * can be answered.
 */
export function openKnowledge(path: string): Knowledge {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  const db = drizzle(sqlite);
  const facts = new Map(
    db
      .select()
      .from(meta)
      .all()
      .map(({ key, value }) => [key, value]),
  );
  const releases = db.select().from(release).orderBy(asc(release.id)).all();
  const releaseIds = new Map(releases.map(({ id, tag }) => [tag, id]));
  const policies = new Map(
    db
      .select()
      .from(policy)
      .all()
      .map((row) => [row.id, row as Policy]),
  );
  const indexRow = db.select().from(flatFile).where(eq(flatFile.name, PATTERN_INDEX)).get();
  if (!indexRow) throw new Error(`${path} holds no index of patterns`);
  const patterns = openPatternIndex(indexRow.bytes);
  if (!patterns.ok) throw new Error(`the index of patterns in ${path} is of another format`);
  const { lookup, isExact } = patterns.value;

  const byPattern = db
    .select()
    .from(rule)
    .where(eq(rule.patternId, sql.placeholder('pattern')))
    .prepare();
  const byPolicy = db
    .select()
    .from(rule)
    .where(eq(rule.policyId, sql.placeholder('policy')))
    .prepare();
  const byBucket = db
    .select({ rule })
    .from(ruleBucket)
    .innerJoin(rule, eq(rule.id, ruleBucket.ruleId))
    .where(eq(ruleBucket.bucket, sql.placeholder('bucket')))
    .prepare();
  const placeOf = db
    .select({ file: rulePlace.file, line: rulePlace.line })
    .from(rulePlace)
    .where(
      sql`${rulePlace.ruleId} = ${sql.placeholder('rule')} and ${rulePlace.releaseId} = ${sql.placeholder('release')}`,
    )
    .prepare();

  const stored = ({ policyId, ...row }: typeof rule.$inferSelect): StoredRule => {
    const policy = policies.get(policyId);
    if (!policy) throw new Error(`${path} has a rule of no policy`);
    // What the columns hold was written by writeKnowledge from values of these very types.
    const exact = row.patternId !== null && isExact(row.patternId);
    return { ...row, policy, conditions: row.conditions ?? [], isExact: exact } as unknown as StoredRule;
  };
  const rulesOfPattern = cached((pattern: number) => byPattern.all({ pattern }).map(stored));
  const rulesInBucket = cached((bucket: string) => byBucket.all({ bucket }).map((row) => stored(row.rule)));
  return {
    version: facts.get('version') ?? '',
    releases: releases.map(({ tag }) => tag),
    newestRelease: releases.at(-1)?.tag ?? '',
    policies: [...policies.values()],
    rulesOnPath: (path) => Array.from(lookup(path), rulesOfPattern).flat(),
    rulesInBucket,
    rulesOfPolicy: (policy) => byPolicy.all({ policy }).map(stored),
    place: (ruleId, tag): RulePlace | null => placeOf.get({ rule: ruleId, release: releaseIds.get(tag) ?? -1 }) ?? null,
    policyDigest: (tag, system): PolicyDigest | null => JSON.parse(facts.get(digestKey(tag, system)) ?? 'null'),
    close: () => sqlite.close(),
  };
}

import { openPatternIndex } from '@whyblocked/confinement';
import type { CuratedEntry, SnapFile, StoredStatement } from '@whyblocked/dataset';
import Database from 'better-sqlite3';
import { asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { cached } from '../cached.ts';
import { type AddonKnowledge, compareAddons, type KnownAddon } from './addon-knowledge.ts';
import { interfaceFactsOf, isRegistered } from './interface-facts.ts';
import type { Evidence, Knowledge, Policy, RulePlace, StoredRule } from './knowledge.ts';
import type { PolicyDigest } from './policy-digest.ts';
import { digestKey } from './policy-digests.ts';
import {
  addon,
  curated,
  flatFile,
  meta,
  policy,
  release,
  rule,
  ruleBucket,
  rulePlace,
  snap,
  sourceFile,
  statement,
} from './schema.ts';

export const PATTERN_INDEX = 'file-patterns';
/** Key of what programs are about. */
export const PROGRAMS = 'programs';
/** Key of the tracks whose addons are known, oldest first. */
export const ADDON_TRACKS = 'addon-tracks';
/** Key of the names by which people ask for addons. */
export const ADDON_NAMES = 'addon-names';

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
  const rows = db.select().from(release).orderBy(asc(release.id)).all();
  const releaseIds = new Map(rows.map(({ id, axis, tag }) => [`${axis} ${tag}`, id]));
  const releases = rows.filter(({ axis }) => axis === 'snapd');
  const vendored = new Map(releases.map(({ tag, apparmor }) => [tag, apparmor]));
  const oldestAppArmor = rows.find(({ axis }) => axis === 'apparmor')?.tag ?? '';
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
  const ofBackend = db
    .select()
    .from(rule)
    .where(sql`${rule.policyId} = ${sql.placeholder('policy')} and ${rule.backend} = ${sql.placeholder('backend')}`)
    .prepare();
  const placeOf = db
    .select({ file: sourceFile.path, line: rulePlace.line })
    .from(rulePlace)
    .innerJoin(sourceFile, eq(sourceFile.id, rulePlace.fileId))
    .where(
      sql`${rulePlace.ruleId} = ${sql.placeholder('rule')} and ${rulePlace.releaseId} <= ${sql.placeholder('release')}`,
    )
    .orderBy(desc(rulePlace.releaseId))
    .limit(1)
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
  const rulesOfBackend = cached((key: string) => {
    const [policy, backend] = key.split(' ');
    return ofBackend.all({ policy: Number(policy), backend }).map(stored);
  });
  const factsOf = cached((key: string) => {
    const [policy, tag] = key.split(' ');
    const name = policies.get(Number(policy))?.name ?? '';
    return interfaceFactsOf(name, rulesOfBackend(`${policy} declaration`), tag);
  });
  const replacing = cached((_all: true) => db.select().from(rule).where(isNotNull(rule.replaces)).all().map(stored));
  // What the column holds was written by writeKnowledge from values of this very type.
  const curatedEntries = cached((_all: true) =>
    db
      .select({ body: curated.body })
      .from(curated)
      .orderBy(asc(curated.kind), asc(curated.slug))
      .all()
      .map(({ body }) => body as CuratedEntry),
  );
  // Likewise.
  const placeIn = cached((key: string): RulePlace | null => {
    const [id, axis, tag] = key.split(' ');
    return placeOf.get({ rule: Number(id), release: releaseIds.get(`${axis} ${tag}`) ?? -1 }) ?? null;
  });
  const evidence = cached(
    (_all: true) => new Map<string, Evidence>(Object.entries(JSON.parse(facts.get(PROGRAMS) ?? '{}'))),
  );
  const snapFacts = cached(
    (name: string) =>
      (db.select({ body: snap.body }).from(snap).where(eq(snap.name, name)).get()?.body ?? null) as SnapFile | null,
  );
  const addons = cached(
    (_all: true): AddonKnowledge => ({
      addons: db
        .select()
        .from(addon)
        .all()
        .map(({ body }) => body as KnownAddon)
        .sort(compareAddons),
      tracks: JSON.parse(facts.get(ADDON_TRACKS) ?? '[]'),
      names: JSON.parse(facts.get(ADDON_NAMES) ?? '{"renamed":[],"called":[],"pods":[]}'),
      statements: db
        .select()
        .from(statement)
        .orderBy(asc(statement.id))
        .all()
        .map(({ body }) => body as StoredStatement),
    }),
  );
  return {
    version: facts.get('version') ?? '',
    releases: releases.map(({ tag }) => tag),
    newestRelease: releases.at(-1)?.tag ?? '',
    policies: [...policies.values()],
    apparmorOf: (tag) => vendored.get(tag) ?? oldestAppArmor,
    rulesOnPath: (path) => Array.from(lookup(path), rulesOfPattern).flat(),
    rulesInBucket,
    rulesOfPolicy: (policy) => byPolicy.all({ policy }).map(stored),
    rulesOfBackend: (policyId, backend) => rulesOfBackend(`${policyId} ${backend}`),
    replacingRules: () => replacing(true),
    markingRules: () => [...rulesInBucket('profile-flag'), ...rulesInBucket('snippets')],
    includeRules: () => rulesInBucket('include'),
    interfacesOf: cached((tag: string) =>
      [...policies.values()].filter(
        ({ id, kind }) => kind === 'interface' && isRegistered(rulesOfBackend(`${id} declaration`), tag),
      ),
    ),
    interfaceFacts: (policyId, tag) => factsOf(`${policyId} ${tag}`),
    place: ({ id, policy: { kind } }, tag) => placeIn(`${id} ${kind === 'abstraction' ? 'apparmor' : 'snapd'} ${tag}`),
    policyDigest: (tag, system): PolicyDigest | null => JSON.parse(facts.get(digestKey(tag, system)) ?? 'null'),
    evidence: () => evidence(true),
    curated: () => curatedEntries(true),
    snapFacts,
    addons: () => addons(true),
    close: () => sqlite.close(),
  };
}

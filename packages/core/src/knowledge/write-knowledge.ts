import { createHash } from 'node:crypto';
import { renameSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildPatternIndex } from '@whyblocked/confinement';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { connectionStatus } from '../connection/connection-status.ts';
import { bucketsOfRule } from './buckets.ts';
import { canonicalRule } from './canonical-rule.ts';
import { interfaceFactsOf } from './interface-facts.ts';
import type { RulePlace } from './knowledge.ts';
import type { KnowledgeSource, PolicySource } from './knowledge-source.ts';
import { PATTERN_INDEX, PROGRAMS } from './open-knowledge.ts';
import { PatternNumbers } from './pattern-numbers.ts';
import { policyDigests } from './policy-digests.ts';
import { privilegeOf } from './privilege-of.ts';
import * as schema from './schema.ts';
import { TUNABLES } from './tunables.ts';

/** Rows of one INSERT; SQLite takes 32,766 values. */
const BATCH = 1000;

export interface WrittenKnowledge {
  /** Content hash. */
  readonly version: string;
  readonly policies: number;
  readonly rules: number;
  readonly bytes: number;
}

/** Writes a knowledge file beside its place and then moves it there, so that a reader sees the old or the new one whole. */
export function writeKnowledge(
  source: KnowledgeSource,
  outFile: string,
  migrationsFolder = defaultMigrations(),
): WrittenKnowledge {
  const part = `${outFile}.part`;
  rmSync(part, { force: true });
  const sqlite = new Database(part);
  sqlite.pragma('journal_mode = OFF');
  sqlite.pragma('synchronous = OFF');
  const db = drizzle(sqlite);
  migrate(db, { migrationsFolder });
  const rows = rowsOf(source);
  const version = createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 32);
  db.transaction((tx) => {
    const insert = <T extends Parameters<typeof tx.insert>[0]>(table: T, values: readonly T['$inferInsert'][]) => {
      for (let at = 0; at < values.length; at += BATCH) {
        tx.insert(table)
          .values(values.slice(at, at + BATCH) as T['$inferInsert'][])
          .run();
      }
    };
    insert(schema.release, rows.releases);
    insert(schema.policy, rows.policies);
    insert(schema.rule, rows.rules);
    insert(schema.ruleBucket, rows.buckets);
    insert(schema.sourceFile, rows.sourceFiles);
    insert(schema.rulePlace, rows.places);
    insert(schema.curated, rows.curated);
    insert(schema.snap, rows.snaps);
    insert(schema.flatFile, [
      { name: PATTERN_INDEX, bytes: Buffer.from(buildPatternIndex(rows.patterns, { vars: TUNABLES })) },
    ]);
    insert(schema.meta, [
      { key: 'version', value: version },
      { key: PROGRAMS, value: JSON.stringify(rows.programs) },
    ]);
    insert(
      schema.meta,
      Array.from(policyDigests(source), ([key, digest]) => ({ key, value: JSON.stringify(digest) })),
    );
  });
  sqlite.exec('VACUUM');
  sqlite.close();
  renameSync(part, outFile);
  return { version, policies: rows.policies.length, rules: rows.rules.length, bytes: statSync(outFile).size };
}

function rowsOf(source: KnowledgeSource) {
  const releases: (typeof schema.release.$inferInsert)[] = [
    ...source.releases.map(({ tag, apparmor }) => ({ axis: 'snapd' as const, tag, apparmor: apparmor ?? null })),
    ...source.apparmorReleases.map((tag) => ({ axis: 'apparmor' as const, tag, apparmor: null })),
  ].map((row, index) => ({ id: index + 1, ...row }));
  const releaseIds = new Map(releases.map(({ id, axis, tag }) => [`${axis} ${tag}`, id]));
  const patterns = new PatternNumbers();
  const files = new Map<string, number>();
  const policies: (typeof schema.policy.$inferInsert)[] = [];
  const rules: (typeof schema.rule.$inferInsert)[] = [];
  const buckets: (typeof schema.ruleBucket.$inferInsert)[] = [];
  const places: (typeof schema.rulePlace.$inferInsert)[] = [];
  for (const policy of source.policies) {
    const policyId = policies.length + 1;
    const axis = policy.kind === 'abstraction' ? 'apparmor' : 'snapd';
    policies.push({ id: policyId, ...policyRow(policy) });
    for (const { tree, places: standing, ...rule } of policy.rules) {
      const id = rules.length + 1;
      rules.push({
        id,
        policyId,
        ...rule,
        tree,
        canonical: canonicalRule(tree),
        conditions: rule.conditions.length === 0 ? null : rule.conditions,
        patternId: rule.backend === 'apparmor' ? patterns.of(tree) : null,
      });
      for (const bucket of new Set(bucketsOfRule(tree))) buckets.push({ bucket, ruleId: id });
      let before: RulePlace | undefined;
      for (const [tag, place] of standing) {
        if (before?.file === place.file && before.line === place.line) continue;
        before = place;
        const fileId = files.get(place.file) ?? files.size + 1;
        files.set(place.file, fileId);
        places.push({ ruleId: id, releaseId: releaseIds.get(`${axis} ${tag}`) ?? 0, fileId, line: place.line });
      }
    }
  }
  const sourceFiles = [...files].map(([path, id]) => ({ id, path }));
  return {
    releases,
    policies,
    rules,
    buckets,
    sourceFiles,
    places,
    patterns: patterns.texts.map((pattern) => ({ pattern })),
    curated: source.curated.map((body) => ({ kind: body.kind, slug: body.slug, body })),
    programs: Object.fromEntries(
      source.programs.map(({ interface: name, programs, paths, capabilities }) => [
        name,
        { programs, paths, capabilities },
      ]),
    ),
    snaps: source.snaps.map((body) => ({ name: body.snap, body })),
  };
}

function policyRow({ kind, name, rules }: PolicySource): Omit<typeof schema.policy.$inferInsert, 'id'> {
  const opened = rules.filter(({ side, until, tree, backend }) => {
    return side === 'plug' && until === null && backend !== 'declaration' && tree.kind !== 'left-out';
  });
  const installable =
    kind !== 'interface' || connectionStatus(interfaceFactsOf(name, rules), { system: 'classic' }).installable;
  return { kind, name, privilege: privilegeOf(opened, !installable), opens: opened.length };
}

/** Beside this file in the sources, beside the bundle in a build. */
function defaultMigrations(): string {
  return fileURLToPath(new URL('./migrations/', import.meta.url));
}

import { timingSafeEqual } from 'node:crypto';
import type { Report } from '@whyblocked/contract';
import { and, asc, count, desc, eq, gt, inArray, lte, max, ne, or, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { alias } from 'drizzle-orm/sqlite-core';
import { judgeDecision } from '../reports/judge-decision.ts';
import { LIVE_STATES } from '../reports/transitions.ts';
import type { CommunityStore } from '../store/community-store.ts';
import {
  changeOf,
  countsOf,
  diagnosisOf,
  type ReportRow,
  reportsOf,
  rowOfReport,
  tokenInfoOf,
} from '../store/stored-row.ts';
import { restsAfter } from '../store/turn.ts';
import { report, reportEvent, share, token, turn } from './schema.ts';
import { sqliteFailure } from './sqlite-failure.ts';

type Tx = Pick<BetterSQLite3Database, 'select' | 'insert' | 'update' | 'delete'>;

const other = alias(report, 'other');
/** Different people whose reports count for the one at hand. */
const confirmations = sql<number>`(select count(distinct ${other.saidBy}) from ${report} as "other" where ${and(
  or(eq(other.place, report.place), eq(other.mergedInto, report.id)),
  inArray(other.state, LIVE_STATES),
)})`;
/** A report without its diagnosis, which may be large. */
const brief = {
  number: report.number,
  id: report.id,
  state: report.state,
  subject: report.subject,
  ran: report.ran,
  note: report.note,
  saidBy: report.saidBy,
  at: report.at,
  mergedInto: report.mergedInto,
  confirmations,
};
const whole = { ...brief, diagnosis: report.diagnosis };

/** The store over an open database, whose tables are there. */
export function createSqliteStore(
  db: BetterSQLite3Database,
  { addressKey, close }: { readonly addressKey: Buffer; readonly close: () => void },
): CommunityStore {
  // A transaction that may write takes the lock as it begins: one that reads first could find that it is too late.
  const transact = async <T>(act: (tx: Tx) => T, behavior: 'immediate' | 'deferred' = 'immediate'): Promise<T> => {
    try {
      return db.transaction(act, { behavior });
    } catch (error) {
      throw sqliteFailure(error);
    }
  };
  const read = <T>(act: (tx: Tx) => T): Promise<T> => transact(act, 'deferred');
  return {
    addressKey,
    takeTurn: (turns, now) =>
      transact((tx) => {
        const keys = turns.map(({ key }) => key);
        const rows = tx.select().from(turn).where(inArray(turn.key, keys)).all();
        const { taken, rests } = restsAfter(turns, new Map(rows.map((row) => [row.key, row.restsAt])), now.getTime());
        for (const row of rests) {
          tx.insert(turn)
            .values(row)
            .onConflictDoUpdate({ target: turn.key, set: { restsAt: row.restsAt } })
            .run();
        }
        return taken;
      }),
    receiveReport: (received) =>
      transact((tx) => {
        const same = and(
          eq(report.saidBy, received.by),
          eq(report.fingerprint, received.fingerprint),
          ne(report.state, 'withdrawn'),
        );
        const known = findReport(tx, same);
        if (known) return { report: known, isNew: false };
        tx.insert(report).values(rowOfReport(received)).run();
        const { id, at, by } = received;
        tx.insert(reportEvent).values({ reportId: id, at, doneBy: by, to: 'queued' }).run();
        return { report: presentReport(tx, id), isNew: true };
      }),
    findReport: (id) => read((tx) => findReport(tx, eq(report.id, id))),
    listReports: ({ state, addon, by, seenBy, before, limit }) =>
      read((tx) => {
        const rows = tx
          .select(brief)
          .from(report)
          .where(
            and(
              state && eq(report.state, state),
              addon === undefined ? undefined : eq(report.addon, addon),
              by === undefined ? undefined : eq(report.saidBy, by),
              seenBy &&
                or(eq(report.state, 'accepted'), seenBy.name === null ? undefined : eq(report.saidBy, seenBy.name)),
              before === undefined ? undefined : sql`${report.number} < ${before}`,
            ),
          )
          .orderBy(desc(report.number))
          .limit(limit + 1)
          .all();
        const page = rows.slice(0, limit);
        return { reports: withEvents(tx, page), ...(rows.length > limit ? { next: page.at(-1)?.number } : {}) };
      }),
    decideReport: (request) =>
      transact((tx) => {
        const { id, action, by, at } = request;
        const found = findReport(tx, eq(report.id, id));
        const into = action.action === 'merge' ? findReport(tx, eq(report.id, action.into)) : null;
        const judged = judgeDecision(found, into, request);
        if (!judged.ok) return judged;
        const { from, to, mergedInto } = judged.value;
        tx.update(report).set({ state: to, mergedInto }).where(eq(report.id, id)).run();
        tx.insert(reportEvent)
          .values({ reportId: id, at, doneBy: by, from, to, action: JSON.stringify(action) })
          .run();
        return { ok: true, value: presentReport(tx, id) };
      }),
    acceptedReports: () =>
      read((tx) => {
        const rows = tx
          .select({ ...brief, issues: report.issues })
          .from(report)
          .where(eq(report.state, 'accepted'))
          .orderBy(asc(report.number))
          .all();
        const reports = withEvents(tx, rows);
        return reports.map((one, index) => ({ report: one, issues: JSON.parse(rows[index]?.issues ?? '[]') }));
      }),
    countReports: () =>
      read((tx) =>
        countsOf(tx.select({ state: report.state, count: count() }).from(report).groupBy(report.state).all()),
      ),
    changesSince: (seq, limit) =>
      read((tx) =>
        tx.select().from(reportEvent).where(gt(reportEvent.seq, seq)).orderBy(asc(reportEvent.seq)).limit(limit).all(),
      ).then((events) => events.map(changeOf)),
    lastChange: () =>
      read(
        (tx) =>
          tx
            .select({ last: max(reportEvent.seq) })
            .from(reportEvent)
            .get()?.last ?? 0,
      ),
    createToken: (created) => transact((tx) => void tx.insert(token).values(created).run()),
    findToken: (id) => read((tx) => tx.select().from(token).where(eq(token.id, id)).get() ?? null),
    listTokens: () =>
      read((tx) => tx.select().from(token).orderBy(desc(token.createdAt), asc(token.id)).all().map(tokenInfoOf)),
    revokeToken: (id, at) =>
      transact(
        (tx) =>
          tx
            .update(token)
            .set({ revokedAt: sql`coalesce(${token.revokedAt}, ${at.getTime()})` })
            .where(eq(token.id, id))
            .run().changes === 1,
      ),
    noteTokenUse: (id, day) =>
      transact((tx) => void tx.update(token).set({ lastUsedOn: day }).where(eq(token.id, id)).run()),
    saveShare: (saved) =>
      transact((tx) => {
        const row = { ...saved, diagnosis: JSON.stringify(saved.diagnosis) };
        tx.insert(share).values(row).run();
      }),
    findShare: (id, now) =>
      read((tx) => {
        const row = tx
          .select()
          .from(share)
          .where(and(eq(share.id, id), gt(share.expiresAt, now)))
          .get();
        const diagnosis = diagnosisOf(row?.diagnosis);
        if (!row || !diagnosis) return null;
        return { id, diagnosis, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() };
      }),
    deleteShare: (id, secretHash, now) =>
      transact((tx) => {
        const row = tx
          .select({ secretHash: share.secretHash })
          .from(share)
          .where(and(eq(share.id, id), gt(share.expiresAt, now)))
          .get();
        if (!row) return 'unknown-share';
        if (!timingSafeEqual(row.secretHash, secretHash)) return 'wrong-secret';
        tx.delete(share).where(eq(share.id, id)).run();
        return 'deleted';
      }),
    dropExpired: (now) =>
      transact((tx) => {
        tx.delete(share).where(lte(share.expiresAt, now)).run();
        tx.delete(turn).where(lte(turn.restsAt, now.getTime())).run();
      }),
    close: async () => close(),
  };
}

function findReport(tx: Tx, which: SQL | undefined) {
  const row = tx.select(whole).from(report).where(which).get();
  return row ? (withEvents(tx, [row])[0] ?? null) : null;
}

function presentReport(tx: Tx, id: string): Report {
  const found = findReport(tx, eq(report.id, id));
  if (!found) throw new Error(`the report ${id} is gone within a transaction`);
  return found;
}

function withEvents(tx: Tx, rows: readonly ReportRow[]): readonly Report[] {
  const ids = rows.map(({ id }) => id);
  const events = tx
    .select()
    .from(reportEvent)
    .where(inArray(reportEvent.reportId, ids))
    .orderBy(asc(reportEvent.seq))
    .all();
  return reportsOf(rows, events);
}

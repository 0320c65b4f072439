import { timingSafeEqual } from 'node:crypto';
import type { Report } from '@whyblocked/contract';
import { and, asc, count, desc, eq, gt, inArray, lte, max, ne, or, type SQL, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { alias } from 'drizzle-orm/pg-core';
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
import { postgresFailure } from './postgres-failure.ts';
import { report, reportEvent, share, token, turn } from './schema.ts';

/** Any number that no other program is likely to lock. */
const WRITE_LOCK = 0x77_62_31;

type Tx = Pick<NodePgDatabase, 'select' | 'insert' | 'update' | 'delete'>;

const other = alias(report, 'other');
/** Different people whose reports count for the one at hand. */
const confirmations = sql<number>`(select count(distinct ${other.saidBy})::int from ${report} as "other" where ${and(
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
export function createPostgresStore(
  db: NodePgDatabase,
  { addressKey, close }: { readonly addressKey: Buffer; readonly close: () => Promise<void> },
): CommunityStore {
  // Whoever writes waits for whoever wrote before: what is judged on is then what was last decided, and changes come to be
  // seen in the order of their numbers.
  const transact = async <T>(act: (tx: Tx) => Promise<T>): Promise<T> => {
    try {
      return await db.transaction(async (tx) => {
        await takeWriteLock(tx);
        return act(tx);
      });
    } catch (error) {
      throw postgresFailure(error);
    }
  };
  const read = async <T>(act: (tx: Tx) => Promise<T>): Promise<T> => {
    try {
      return await db.transaction(act, { isolationLevel: 'repeatable read', accessMode: 'read only' });
    } catch (error) {
      throw postgresFailure(error);
    }
  };
  return {
    addressKey,
    takeTurn: (turns, now) =>
      transact(async (tx) => {
        const keys = turns.map(({ key }) => key);
        const rows = await tx.select().from(turn).where(inArray(turn.key, keys));
        const { taken, rests } = restsAfter(turns, new Map(rows.map((row) => [row.key, row.restsAt])), now.getTime());
        for (const row of rests) {
          await tx
            .insert(turn)
            .values(row)
            .onConflictDoUpdate({ target: turn.key, set: { restsAt: row.restsAt } });
        }
        return taken;
      }),
    receiveReport: (received) =>
      transact(async (tx) => {
        const same = and(
          eq(report.saidBy, received.by),
          eq(report.fingerprint, received.fingerprint),
          ne(report.state, 'withdrawn'),
        );
        const known = await findReport(tx, same);
        if (known) return { report: known, isNew: false };
        await tx.insert(report).values(rowOfReport(received));
        const { id, at, by } = received;
        await tx.insert(reportEvent).values({ reportId: id, at, doneBy: by, to: 'queued' });
        return { report: await presentReport(tx, id), isNew: true };
      }),
    findReport: (id) => read((tx) => findReport(tx, eq(report.id, id))),
    listReports: ({ state, addon, by, seenBy, before, limit }) =>
      read(async (tx) => {
        const rows = await tx
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
          .limit(limit + 1);
        const page = rows.slice(0, limit);
        return { reports: await withEvents(tx, page), ...(rows.length > limit ? { next: page.at(-1)?.number } : {}) };
      }),
    decideReport: (request) =>
      transact(async (tx) => {
        const { id, action, by, at } = request;
        const found = await findReport(tx, eq(report.id, id));
        const into = action.action === 'merge' ? await findReport(tx, eq(report.id, action.into)) : null;
        const judged = judgeDecision(found, into, request);
        if (!judged.ok) return judged;
        const { from, to, mergedInto } = judged.value;
        await tx.update(report).set({ state: to, mergedInto }).where(eq(report.id, id));
        await tx.insert(reportEvent).values({ reportId: id, at, doneBy: by, from, to, action: JSON.stringify(action) });
        return { ok: true, value: await presentReport(tx, id) };
      }),
    acceptedReports: () =>
      read(async (tx) => {
        const rows = await tx
          .select({ ...brief, issues: report.issues })
          .from(report)
          .where(eq(report.state, 'accepted'))
          .orderBy(asc(report.number));
        const reports = await withEvents(tx, rows);
        return reports.map((one, index) => ({ report: one, issues: JSON.parse(rows[index]?.issues ?? '[]') }));
      }),
    countReports: () =>
      read(async (tx) =>
        countsOf(await tx.select({ state: report.state, count: count() }).from(report).groupBy(report.state)),
      ),
    changesSince: (seq, limit) =>
      read((tx) =>
        tx.select().from(reportEvent).where(gt(reportEvent.seq, seq)).orderBy(asc(reportEvent.seq)).limit(limit),
      ).then((events) => events.map(changeOf)),
    lastChange: () =>
      read(async (tx) => (await tx.select({ last: max(reportEvent.seq) }).from(reportEvent))[0]?.last ?? 0),
    createToken: (created) => transact(async (tx) => void (await tx.insert(token).values(created))),
    findToken: (id) => read(async (tx) => (await tx.select().from(token).where(eq(token.id, id)))[0] ?? null),
    listTokens: () =>
      read(async (tx) => {
        const rows = await tx.select().from(token).orderBy(desc(token.createdAt), asc(token.id));
        return rows.map(tokenInfoOf);
      }),
    revokeToken: (id, at) =>
      transact(async (tx) => {
        const { rowCount } = await tx
          .update(token)
          .set({ revokedAt: sql`coalesce(${token.revokedAt}, ${at.toISOString()}::timestamptz)` })
          .where(eq(token.id, id));
        return rowCount === 1;
      }),
    noteTokenUse: (id, day) =>
      transact(async (tx) => void (await tx.update(token).set({ lastUsedOn: day }).where(eq(token.id, id)))),
    saveShare: (saved) =>
      transact(async (tx) => {
        const row = { ...saved, diagnosis: JSON.stringify(saved.diagnosis) };
        await tx.insert(share).values(row);
      }),
    findShare: (id, now) =>
      read(async (tx) => {
        const [row] = await tx
          .select()
          .from(share)
          .where(and(eq(share.id, id), gt(share.expiresAt, now)));
        const diagnosis = diagnosisOf(row?.diagnosis);
        if (!row || !diagnosis) return null;
        return { id, diagnosis, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() };
      }),
    deleteShare: (id, secretHash, now) =>
      transact(async (tx) => {
        const [row] = await tx
          .select({ secretHash: share.secretHash })
          .from(share)
          .where(and(eq(share.id, id), gt(share.expiresAt, now)));
        if (!row) return 'unknown-share';
        if (!timingSafeEqual(row.secretHash, secretHash)) return 'wrong-secret';
        await tx.delete(share).where(eq(share.id, id));
        return 'deleted';
      }),
    dropExpired: (now) =>
      transact(async (tx) => {
        await tx.delete(share).where(lte(share.expiresAt, now));
        await tx.delete(turn).where(lte(turn.restsAt, now.getTime()));
      }),
    close,
  };
}

async function findReport(tx: Tx, which: SQL | undefined) {
  const [row] = await tx.select(whole).from(report).where(which);
  return row ? ((await withEvents(tx, [row]))[0] ?? null) : null;
}

async function presentReport(tx: Tx, id: string): Promise<Report> {
  const found = await findReport(tx, eq(report.id, id));
  if (!found) throw new Error(`the report ${id} is gone within a transaction`);
  return found;
}

async function withEvents(tx: Tx, rows: readonly ReportRow[]): Promise<readonly Report[]> {
  const ids = rows.map(({ id }) => id);
  const events = await tx
    .select()
    .from(reportEvent)
    .where(inArray(reportEvent.reportId, ids))
    .orderBy(asc(reportEvent.seq));
  return reportsOf(rows, events);
}

/** Waits until no other process writes. A commit is acknowledged once it is on the disk, even where the server is set not to wait. */
export async function takeWriteLock(tx: Pick<NodePgDatabase, 'execute'>): Promise<void> {
  const durable = sql`case current_setting('synchronous_commit') when 'off' then 'local' else current_setting('synchronous_commit') end`;
  await tx.execute(
    sql`select pg_advisory_xact_lock(${WRITE_LOCK}), set_config('synchronous_commit', ${durable}, true)`,
  );
}

import {
  type AddonStatement,
  type AddonVerbs,
  type Answer,
  limits as bounds,
  type CommunityUnavailable,
  type CommunityVerbs,
  type Identity,
  type Report,
  ReportAction,
  ReportId,
  ShareId,
  type Verbs,
} from '@whyblocked/contract';
import { redactAnswer } from '../redaction/redact-answer.ts';
import { failed, invalid, whereAvailable } from './answers.ts';
import { type CommunityLimits, communityLimits, turnsOf } from './community-limits.ts';
import { type NewId, randomId } from './identities/random-id.ts';
import { newSecret, secretHash } from './identities/secret.ts';
import { acceptedStatements } from './reports/accepted-statements.ts';
import { cleanAction } from './reports/clean-report.ts';
import { addonNamed, submitReport } from './reports/submit-report.ts';
import { boundedDiagnosis } from './shares/bounded-diagnosis.ts';
import type { CommunityStore, ReportCounts } from './store/community-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const SHARE_ID_CHARACTERS = 26;
const REPORTS_PER_PAGE = 50;
const CURSOR = /^[1-9]\d{0,14}$/;

export interface CommunityOptions {
  readonly store: CommunityStore;
  /** Reads the log of a report. */
  readonly diagnose: Verbs['diagnose'];
  /** Tells what a name of an addon stands for. */
  readonly addons: Pick<AddonVerbs, 'getAddon'>;
  /** Version of the knowledge that reports lie over. */
  readonly knowledgeVersion: string;
  readonly limits?: CommunityLimits;
  readonly clock?: () => Date;
  readonly newId?: NewId;
}

export interface Community extends CommunityVerbs {
  /** What accepted reports say of addons at this moment, whichever process accepted them. */
  acceptedStatements(): Answer<readonly AddonStatement[], CommunityUnavailable>;
  countReports(): Answer<ReportCounts, CommunityUnavailable>;
}

/** The verbs of the community over a store. */
export function createCommunity({
  store,
  diagnose,
  addons,
  knowledgeVersion,
  limits = communityLimits,
  clock = () => new Date(),
  newId = randomId,
}: CommunityOptions): Community {
  let said: { readonly seq: number; readonly statements: readonly AddonStatement[] } | null = null;
  return {
    submitReport: (input, by) =>
      whereAvailable(() => submitReport({ store, diagnose, addons, limits, clock, newId }, input, by)),
    getReport: (id, by) =>
      whereAvailable(async () => {
        const report = ReportId.safeParse(id).success ? await store.findReport(id) : null;
        return report && maySee(report, by) ? done(report) : failed({ code: 'unknown-report', id });
      }),
    listReports: ({ state, addon: reference, mine = false, limit = REPORTS_PER_PAGE, cursor }, by) =>
      whereAvailable(async () => {
        if (cursor !== undefined && !CURSOR.test(cursor)) return failed({ code: 'bad-cursor' });
        const addon = reference === undefined ? null : await addonNamed(reference, addons);
        if (addon?.ok === false) return addon;
        const own = by.role === 'anonymous' ? null : by.name;
        if (mine && own === null) return done({ reports: [] });
        const { reports, next } = await store.listReports({
          state,
          addon: addon?.value,
          by: mine ? by.name : undefined,
          seenBy: by.role === 'maintainer' ? undefined : { name: own },
          before: cursor === undefined ? undefined : Number(cursor),
          limit,
        });
        return done({ reports: [...reports], ...(next === undefined ? {} : { next: String(next) }) });
      }),
    decideReport: (id, action, by) =>
      whereAvailable(async () => {
        const said = ReportAction.safeParse(action);
        const clean = said.success ? ReportAction.safeParse(cleanAction(said.data)) : said;
        if (!clean.success) return invalid(clean.error);
        if (!ReportId.safeParse(id).success) return failed({ code: 'unknown-report', id });
        const isMaintainer = by.role === 'maintainer';
        return store.decideReport({ id, action: clean.data, by: by.name, isMaintainer, at: clock() });
      }),
    listChanges: (since) =>
      whereAvailable(async () => {
        const changes = await store.changesSince(since, bounds.changesPerPage);
        return done({ knowledge: knowledgeVersion, changes: [...changes], last: changes.at(-1)?.seq ?? since });
      }),
    shareDiagnosis: (diagnosis, by) =>
      whereAvailable(async () => {
        const createdAt = clock();
        const turn = await store.takeTurn(turnsOf('shares', by, limits), createdAt);
        if (!turn.ok) return failed({ code: 'too-many', what: 'shares', retryAfterMs: turn.retryAfterMs });
        const id = newId(SHARE_ID_CHARACTERS);
        const secret = newSecret();
        const expiresAt = new Date(createdAt.getTime() + bounds.shareDays * DAY_MS);
        const redacted = boundedDiagnosis(redactAnswer(diagnosis, 'all'));
        await store.saveShare({ id, secretHash: secretHash(secret), diagnosis: redacted, createdAt, expiresAt });
        return done({ id, expiresAt: expiresAt.toISOString(), secret });
      }),
    getShared: (id) =>
      whereAvailable(async () => {
        const shared = ShareId.safeParse(id).success ? await store.findShare(id, clock()) : null;
        return shared ? done(shared) : failed({ code: 'unknown-share' });
      }),
    deleteShared: (id, secret) =>
      whereAvailable(async () => {
        if (!ShareId.safeParse(id).success) return failed({ code: 'unknown-share' });
        const outcome = await store.deleteShare(id, secretHash(secret), clock());
        return outcome === 'deleted' ? done(null) : failed({ code: outcome });
      }),
    acceptedStatements: () =>
      whereAvailable(async () => {
        const seq = await store.lastChange();
        if (said?.seq !== seq) said = { seq, statements: await acceptedStatements(store) };
        return done(said.statements);
      }),
    countReports: () => whereAvailable(async () => done(await store.countReports())),
  };
}

function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A reporter sees its own reports, a maintainer all, everybody those that were accepted. */
function maySee({ state, by: reporter }: Report, { name, role }: Identity): boolean {
  return state === 'accepted' || role === 'maintainer' || (role === 'reporter' && name === reporter);
}

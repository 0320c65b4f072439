import type { UnknownAddon } from './addon-verbs.ts';
import type { Answer } from './answer.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Identity, NEEDED_ROLES } from './identity.ts';
import type { ChangePage, Report, ReportAction, ReportInput, ReportPage, ReportQuery, ReportState } from './report.ts';
import type { SharedDiagnosis, ShareReceipt } from './shared-diagnosis.ts';
import type { Submitted } from './submitted.ts';
import type { DiagnoseFailure } from './verbs.ts';

/** A limit on how much one identity or address may do was reached. */
export interface TooMany {
  readonly code: 'too-many';
  readonly what: 'reports' | 'shares';
  readonly retryAfterMs: number;
}

/** The identity may not do that. */
export interface NotAllowed {
  readonly code: 'not-allowed';
  readonly needs: (typeof NEEDED_ROLES)[number];
}

/** The database of the community cannot be reached; nothing was changed. */
export interface CommunityUnavailable {
  readonly code: 'community-unavailable';
}

export interface UnknownReport {
  readonly code: 'unknown-report';
  readonly id: string;
}

/** Fields that do not have the form they must have; nothing was changed. */
export interface InvalidFields {
  readonly code: 'invalid-fields';
  readonly errors: readonly { readonly field: string; readonly detail: string }[];
}

export type SubmitFailure = InvalidFields | UnknownAddon | TooMany | CommunityUnavailable | DiagnoseFailure;

export type DecideFailure =
  | InvalidFields
  | UnknownReport
  | NotAllowed
  | CommunityUnavailable
  /** The state it is in does not allow that. */
  | { readonly code: 'wrong-state'; readonly state: ReportState; readonly action: ReportAction['action'] }
  /** What it should be merged into is itself merged, is about something else, or is the report itself. */
  | { readonly code: 'cannot-merge'; readonly into: string }
  /** It cannot be accepted: neither its note nor the maintainer says anything in words. */
  | { readonly code: 'says-missing' }
  /** It cannot be accepted as verified: neither the report nor the maintainer says what was run. */
  | { readonly code: 'ran-missing' };

/** What people say, wherever it is kept: core answers over its database, a client over HTTP. Nothing is cached or forked. */
export interface CommunityVerbs {
  submitReport(input: ReportInput, by: Identity): Answer<Submitted, SubmitFailure>;
  /** A reporter sees its own reports, a maintainer all, everybody those that were accepted. */
  getReport(id: string, by: Identity): Answer<Report, UnknownReport | CommunityUnavailable>;
  listReports(
    query: ReportQuery,
    by: Identity,
  ): Answer<ReportPage, { readonly code: 'bad-cursor' } | UnknownAddon | CommunityUnavailable>;
  decideReport(id: string, action: ReportAction, by: Identity): Answer<Report, DecideFailure>;
  /** What changed after the change of this number; 0 for all. At most `limits.changesPerPage` at once. */
  listChanges(since: number): Answer<ChangePage, CommunityUnavailable>;
  /** Redacts, whatever it is given. Kept for `limits.shareDays`. */
  shareDiagnosis(diagnosis: Diagnosis, by: Identity): Answer<ShareReceipt, TooMany | CommunityUnavailable>;
  getShared(id: string): Answer<SharedDiagnosis, { readonly code: 'unknown-share' } | CommunityUnavailable>;
  deleteShared(
    id: string,
    secret: string,
  ): Answer<null, { readonly code: 'unknown-share' } | { readonly code: 'wrong-secret' } | CommunityUnavailable>;
}

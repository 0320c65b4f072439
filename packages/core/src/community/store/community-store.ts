import type {
  CommunityChange,
  DecideFailure,
  Diagnosis,
  Report,
  ReportAction,
  ReportState,
  ReportSubject,
  SharedDiagnosis,
  TokenInfo,
  TokenRole,
} from '@whyblocked/contract';
import type { Turn, TurnTaken } from './turn.ts';

/** A report as it was received, with all its texts redacted. */
export interface NewReport {
  readonly id: string;
  readonly subject: ReportSubject;
  readonly ran?: string | undefined;
  readonly note?: string | undefined;
  readonly diagnosis?: Diagnosis | undefined;
  /** Slugs of the known issues that the diagnosis found. */
  readonly issues: readonly string[];
  /** Name of the identity. */
  readonly by: string;
  readonly at: Date;
  /** Equal for reports that say exactly the same. */
  readonly fingerprint: string;
  /** Equal for reports that say the same of the same environment; null where nothing can be compared. */
  readonly place: string | null;
}

/** What somebody wants to be done to a report. */
export interface DecisionRequest {
  readonly id: string;
  readonly action: ReportAction;
  readonly by: string;
  readonly isMaintainer: boolean;
  readonly at: Date;
}

export interface ReportFilter {
  readonly state?: ReportState | undefined;
  /** Its full name. */
  readonly addon?: string | undefined;
  readonly by?: string | undefined;
  /** Those that were accepted, and of all others those of this identity; absent: all. */
  readonly seenBy?: { readonly name: string | null } | undefined;
  /** Only those that were received before the one of this number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface ReportRows {
  /** The newest first, without their diagnoses. */
  readonly reports: readonly Report[];
  /** What `before` has to be for those after; absent on the last page. */
  readonly next?: number | undefined;
}

export interface AcceptedReport {
  /** Without its diagnosis. */
  readonly report: Report;
  readonly issues: readonly string[];
}

export type ReportCounts = Readonly<Record<ReportState, number>>;

export interface StoredToken {
  readonly id: string;
  readonly name: string;
  readonly role: TokenRole;
  readonly hash: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** "2026-01-31" */
  readonly lastUsedOn: string | null;
}

export interface NewShare {
  readonly id: string;
  readonly secretHash: Buffer;
  readonly diagnosis: Diagnosis;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/**
 * What the community said, kept. Each verb is one transaction: when it resolves, what it did survives a loss of power; when it
 * rejects, nothing of it was done. All reject with StoreUnavailable where the database cannot be used.
 */
export interface CommunityStore {
  /** Key for the hashes of addresses, made when the database was. */
  readonly addressKey: Buffer;
  /** Takes a turn in all of the rows, or in none of them. */
  takeTurn(turns: readonly Turn[], now: Date): Promise<TurnTaken>;
  /** Keeps it, unless the same identity said exactly that in a report that it did not withdraw: then that one is given. */
  receiveReport(report: NewReport): Promise<{ readonly report: Report; readonly isNew: boolean }>;
  findReport(id: string): Promise<Report | null>;
  listReports(filter: ReportFilter): Promise<ReportRows>;
  decideReport(
    request: DecisionRequest,
  ): Promise<{ readonly ok: true; readonly value: Report } | { readonly ok: false; readonly error: DecideFailure }>;
  acceptedReports(): Promise<readonly AcceptedReport[]>;
  /** How many reports are in each state. */
  countReports(): Promise<ReportCounts>;
  /** At most `limit` changes after the one of this number, in order. A change once seen is never preceded by a new one. */
  changesSince(seq: number, limit: number): Promise<readonly CommunityChange[]>;
  /** Number of the last change; 0 before the first. */
  lastChange(): Promise<number>;
  createToken(token: StoredToken): Promise<void>;
  findToken(id: string): Promise<StoredToken | null>;
  /** The newest first. */
  listTokens(): Promise<readonly TokenInfo[]>;
  /** Whether there is such a token; one that was revoked before stays so from then on. */
  revokeToken(id: string, at: Date): Promise<boolean>;
  noteTokenUse(id: string, day: string): Promise<void>;
  saveShare(share: NewShare): Promise<void>;
  /** null where there is none or it has expired. */
  findShare(id: string, now: Date): Promise<SharedDiagnosis | null>;
  deleteShare(id: string, secretHash: Buffer, now: Date): Promise<'deleted' | 'unknown-share' | 'wrong-secret'>;
  /** Removes shares that have expired, and what is kept of turns that are over. */
  dropExpired(now: Date): Promise<void>;
  close(): Promise<void>;
}

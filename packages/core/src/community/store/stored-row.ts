import {
  type CommunityChange,
  Diagnosis,
  type Report,
  ReportAction,
  type ReportState,
  ReportSubject,
  type TokenInfo,
} from '@whyblocked/contract';
import type { NewReport, ReportCounts, StoredToken } from './community-store.ts';

/** A report as both databases hold it; what is JSON is text in both, since PostgreSQL refuses some strings in columns of JSON. */
export interface ReportRow {
  readonly id: string;
  readonly state: ReportState;
  readonly subject: string;
  readonly ran: string | null;
  readonly note: string | null;
  readonly diagnosis?: string | null;
  readonly saidBy: string;
  readonly at: Date;
  readonly mergedInto: string | null;
  readonly confirmations: number;
}

export interface EventRow {
  readonly seq: number;
  readonly reportId: string;
  readonly at: Date;
  readonly doneBy: string;
  readonly from: ReportState | null;
  readonly to: ReportState;
  readonly action: string | null;
}

/** The columns of a report that was received. */
export function rowOfReport({ id, subject, ran, note, diagnosis, issues, by, at, fingerprint, place }: NewReport) {
  return {
    id,
    state: 'queued' as const,
    saidBy: by,
    at,
    addon: subject.kind === 'addon' ? subject.addon : null,
    place,
    fingerprint,
    subject: JSON.stringify(subject),
    ran: ran ?? null,
    note: note ?? null,
    diagnosis: diagnosis === undefined ? null : JSON.stringify(diagnosis),
    issues: JSON.stringify(issues),
  };
}

/** Reports from their rows, and from all that was done to them, in order. */
export function reportsOf(rows: readonly ReportRow[], events: readonly EventRow[]): readonly Report[] {
  const byReport = Map.groupBy(events, ({ reportId }) => reportId);
  return rows.map((row) => reportOf(row, byReport.get(row.id) ?? []));
}

function reportOf(row: ReportRow, events: readonly EventRow[]): Report {
  const diagnosis = diagnosisOf(row.diagnosis);
  return {
    id: row.id,
    state: row.state,
    subject: ReportSubject.parse(JSON.parse(row.subject)),
    ...(row.ran === null ? {} : { ran: row.ran }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(diagnosis === undefined ? {} : { diagnosis }),
    by: row.saidBy,
    at: row.at.toISOString(),
    // One that was rejected or withdrawn counts for nothing, and is still said by one.
    confirmations: Math.max(1, row.confirmations),
    ...(row.mergedInto === null ? {} : { mergedInto: row.mergedInto }),
    decisions: events.flatMap(({ at, doneBy, from, to, action }) =>
      from === null || action === null
        ? []
        : [{ at: at.toISOString(), by: doneBy, from, to, action: ReportAction.parse(JSON.parse(action)) }],
    ),
  };
}

/** Diagnoses outlive the release that made them: one that a later release no longer understands is not shown. */
export function diagnosisOf(text: string | null | undefined): Diagnosis | undefined {
  return text === null || text === undefined ? undefined : Diagnosis.safeParse(JSON.parse(text)).data;
}

/** How many there are in each state, from those states that have any. */
export function countsOf(rows: readonly { readonly state: ReportState; readonly count: number }[]): ReportCounts {
  const counts = new Map(rows.map(({ state, count }) => [state, count]));
  const countOf = (state: ReportState): number => counts.get(state) ?? 0;
  return {
    queued: countOf('queued'),
    asked: countOf('asked'),
    accepted: countOf('accepted'),
    merged: countOf('merged'),
    rejected: countOf('rejected'),
    withdrawn: countOf('withdrawn'),
  };
}

export function changeOf({ seq, at, reportId, to }: EventRow): CommunityChange {
  return { seq, at: at.toISOString(), report: reportId, state: to };
}

export function tokenInfoOf({ id, name, role, createdAt, expiresAt, revokedAt, lastUsedOn }: StoredToken): TokenInfo {
  return {
    id,
    name,
    role,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...(revokedAt === null ? {} : { revokedAt: revokedAt.toISOString() }),
    ...(lastUsedOn === null ? {} : { lastUsedAt: lastUsedOn }),
  };
}

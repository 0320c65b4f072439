import type { Report } from '@whyblocked/contract';
import type { StoredCase, StoredStatement } from '@whyblocked/dataset';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { statementOf } from '../reports/statement-of.ts';
import type { CommunityStore } from '../store/community-store.ts';
import { exportedCases } from './exported-cases.ts';
import { exportedStatements } from './exported-statements.ts';

/** What is in the files by now. */
export interface DataState {
  readonly statements: readonly StoredStatement[];
  readonly cases: readonly StoredCase[];
  /** Slugs of `data/issues`. */
  readonly issues: ReadonlySet<string>;
  /** Tracks that are known, the oldest first. */
  readonly tracks: readonly string[];
}

/** A file below the folder of the database: its text, or why it cannot be written yet. */
export type Exported =
  | { readonly file: string; readonly text: string }
  | {
      readonly file: string;
      /**
       * nothing-expected: the maintainer did not say what must come of it; no-lines: nothing was found in its log, or it had none;
       * answered-otherwise: what must come of it does not come of it yet.
       */
      readonly open: 'nothing-expected' | 'no-lines' | 'answered-otherwise';
    };

const PAGE = 200;

/** What accepted reports are as files that are not there yet, and what files of reports become that were taken back. Rejects with StoreUnavailable. */
export async function exportReports(
  store: CommunityStore,
  state: DataState,
  knowledge: Knowledge,
): Promise<readonly Exported[]> {
  const accepted = await store.acceptedReports();
  const statements = accepted.map(statementOf).filter((statement) => statement !== null);
  const answers: Report[] = [];
  for (const { report } of accepted) {
    // Lists have no diagnoses, which cases are made of.
    const whole = report.subject.kind === 'answer' ? await store.findReport(report.id) : null;
    if (whole) answers.push(whole);
  }
  return [
    ...exportedStatements(statements, await withdrawnReports(store), state),
    ...exportedCases(answers, state, knowledge),
  ];
}

async function withdrawnReports(store: CommunityStore): Promise<readonly Report[]> {
  const all: Report[] = [];
  for (let before: number | undefined; ; ) {
    const { reports, next } = await store.listReports({ state: 'withdrawn', limit: PAGE, before });
    all.push(...reports);
    if (next === undefined) return all;
    before = next;
  }
}

import type { DecideFailure, Report, ReportState, ReportSubject } from '@whyblocked/contract';
import type { DecisionRequest } from '../store/community-store.ts';
import { type Acceptance, statusOf } from './statement-of.ts';
import { MERGEABLE_STATES, transitions } from './transitions.ts';

type Judged = Pick<Report, 'id' | 'state' | 'subject' | 'by' | 'note' | 'ran'>;

/** What becomes of the report. */
interface Judgement {
  readonly from: ReportState;
  readonly to: ReportState;
  readonly mergedInto: string | null;
}

/** Anybody who asks is nobody's reporter: those without a name cannot be told apart. */
export const ANONYMOUS = 'anonymous';

/**
 * What becomes of a report, or why it stays as it is. It depends on nothing but its arguments, and a store asks it inside the
 * transaction that does what it says.
 *
 * @param into what it should be merged into, if that exists
 */
export function judgeDecision(
  report: Judged | null,
  into: Judged | null,
  { id, action, by, isMaintainer }: DecisionRequest,
): { readonly ok: true; readonly value: Judgement } | { readonly ok: false; readonly error: DecideFailure } {
  const { from, to, by: doers } = transitions[action.action];
  const mayMaintain = isMaintainer && doers.includes('maintainer');
  // Whether a report exists is nothing that those may learn who cannot do this to any.
  if (!doers.includes('its reporter') && !mayMaintain) return refused({ code: 'not-allowed', needs: 'maintainer' });
  if (report === null) return refused({ code: 'unknown-report', id });
  const isItsReporter = doers.includes('its reporter') && by === report.by && by !== ANONYMOUS;
  if (!mayMaintain && !isItsReporter) return refused({ code: 'not-allowed', needs: 'its reporter' });
  if (!from.includes(report.state)) {
    return refused({ code: 'wrong-state', state: report.state, action: action.action });
  }
  if (action.action === 'merge') {
    if (into === null || into.id === report.id || !MERGEABLE_STATES.includes(into.state) || !saySame(report, into)) {
      return refused({ code: 'cannot-merge', into: action.into });
    }
    return { ok: true, value: { from: report.state, to, mergedInto: into.id } };
  }
  const missing = action.action === 'accept' ? missingOf(report, action) : null;
  if (missing) return refused({ code: missing });
  return { ok: true, value: { from: report.state, to, mergedInto: null } };
}

function refused(error: DecideFailure): { readonly ok: false; readonly error: DecideFailure } {
  return { ok: false, error };
}

/** What a statement must have, and neither the report nor who accepts it says. */
function missingOf({ subject, note, ran }: Judged, accepted: Acceptance): 'says-missing' | 'ran-missing' | null {
  if (subject.kind !== 'addon') return null;
  if (!(accepted.says ?? note)) return 'says-missing';
  return statusOf(subject.outcome, accepted) === 'verified' && !(accepted.ran ?? ran) ? 'ran-missing' : null;
}

/** Merging says that two reports are about one thing; a maintainer decides that for environments, nobody can for other addons. */
function saySame({ subject: one }: Judged, { subject: other }: Judged): boolean {
  return aboutOf(one) === aboutOf(other);
}

function aboutOf(subject: ReportSubject): string {
  return subject.kind === 'addon' ? `${subject.outcome} ${subject.addon}` : subject.kind;
}

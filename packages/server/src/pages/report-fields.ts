import { ReportInput } from '@whyblocked/contract';
import type { FieldError } from '../errors/server-failure.ts';

export const REPORT_FIELDS = [
  'about',
  'addon',
  'outcome',
  'track',
  'confinement',
  'arch',
  'revision',
  'distribution',
  'distribution-version',
  'kernel',
  'finding',
  'expected',
  'ran',
  'note',
  'log',
] as const;
type ReportField = (typeof REPORT_FIELDS)[number];

/** What stands in the form about an addon, or about an answer that is wrong. */
export type ReportFields = { readonly [Field in ReportField]?: string | undefined };

/** Which field of the form holds what the report has there. */
const PLACES: Readonly<Record<string, ReportField>> = {
  'subject.kind': 'about',
  'subject.addon': 'addon',
  'subject.outcome': 'outcome',
  'subject.environment.track': 'track',
  'subject.environment.confinement': 'confinement',
  'subject.environment.architecture': 'arch',
  'subject.environment.revision': 'revision',
  'subject.environment.distribution.id': 'distribution',
  'subject.environment.distribution.version': 'distribution-version',
  'subject.environment.kernel': 'kernel',
  'subject.findingId': 'finding',
  'subject.expected': 'expected',
  ran: 'ran',
  note: 'note',
  log: 'log',
};

export type ReadReport =
  | { readonly ok: true; readonly value: ReportInput }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** A report from the form; what was left empty says nothing. */
export function readReport(fields: ReportFields): ReadReport {
  const told = Object.fromEntries(
    REPORT_FIELDS.flatMap((name) => {
      const text = fields[name]?.trim() ?? '';
      return text === '' ? [] : [[name, text]];
    }),
  ) as ReportFields;
  const { ran, note, log } = told;
  const subject = told.about === 'answer' ? answerSubject(told) : addonSubject(told);
  const read = ReportInput.safeParse({ subject, ran, note, log });
  if (read.success) return { ok: true, value: read.data };
  const errors = read.error.issues.map(({ path, message }) => {
    const place = path.join('.');
    return { field: Object.hasOwn(PLACES, place) ? (PLACES[place] ?? place) : place, detail: message };
  });
  return { ok: false, errors };
}

function answerSubject({ finding, expected }: ReportFields) {
  return { kind: 'answer', findingId: finding, expected };
}

function addonSubject(told: ReportFields) {
  const { addon, outcome, track, confinement, arch: architecture, revision, distribution: id, kernel } = told;
  const version = told['distribution-version'];
  const distribution = id === undefined && version === undefined ? undefined : { id, version };
  return {
    kind: 'addon',
    addon,
    outcome,
    environment: { track, confinement, architecture, revision, distribution, kernel },
  };
}

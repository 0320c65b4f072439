import { createHash } from 'node:crypto';
import type { Diagnosis, ReportInput, ReportSubject } from '@whyblocked/contract';
import { canonicalJson } from '../../canonical-json.ts';

/**
 * Equal for reports that say exactly the same. Of a log it takes what was found in it: what was pasted leaves no trace, not
 * even as a hash, and the same trouble an hour later is the same report.
 */
export function fingerprintOf({
  subject,
  ran,
  note,
  diagnosis,
}: Pick<ReportInput, 'subject' | 'ran' | 'note'> & { readonly diagnosis: Diagnosis | undefined }): string {
  const found = diagnosis && [diagnosis.verdict.code, ...diagnosis.findings.map(({ id }) => id).sort()];
  return hashOf({ subject, ran, note, found });
}

/**
 * Equal for reports of the same outcome in the same environment, or on the same finding; null where there is nothing to
 * compare. Kernels and revisions differ from one week to the next, so they are no other environment.
 */
export function placeOf(subject: ReportSubject): string | null {
  if (subject.kind === 'answer') return subject.findingId === undefined ? null : hashOf(subject.findingId);
  const { addon, outcome, environment } = subject;
  const { track, confinement, architecture, distribution } = environment;
  return hashOf({ addon, outcome, track, confinement, architecture, distribution });
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

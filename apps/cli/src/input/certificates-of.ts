import type { Result } from '@whyblocked/confinement';
import { Certificate, type Verification, type VerificationProblem } from '@whyblocked/contract';
import type { z } from 'zod';

/** A certificate that was found, or what stands there instead. */
export interface FoundCertificate {
  readonly at: Verification['at'];
  /** False when the answer that carries it is about something else. */
  readonly fits: boolean;
  readonly certificate: Result<Certificate, VerificationProblem>;
}

/**
 * The certificates of a text: one in JSON, a list of them, a diagnosis that carries some, or any of these one a line. What is none is told in
 * its place and hides nothing.
 */
export function certificatesOf(text: string): readonly FoundCertificate[] {
  const whole = parse(text);
  if (whole.ok) return certificatesIn(whole.value, {});
  const rows = text.split('\n').map((line, index) => ({ line: index + 1, text: line }));
  const parsed = rows.filter((row) => row.text.trim() !== '').map((row) => ({ ...row, value: parse(row.text) }));
  // No line is JSON for itself: it was meant as one document.
  if (!parsed.some(({ value }) => value.ok))
    return parsed.length === 0 ? [] : [{ at: {}, fits: true, certificate: whole }];
  return parsed.flatMap(({ line, value }) =>
    value.ok ? certificatesIn(value.value, { line }) : [{ at: { line }, fits: true, certificate: value }],
  );
}

function certificatesIn(value: unknown, at: Verification['at']): readonly FoundCertificate[] {
  if (Array.isArray(value)) return value.map((one) => certificateAt(one, at));
  // The second is what `diagnose --batch` gives for each text.
  const findings = fieldOf(value, 'findings') ?? fieldOf(fieldOf(value, 'diagnosis'), 'findings');
  if (!Array.isArray(findings)) return [certificateAt(value, at)];
  return findings.flatMap((finding) => {
    const id = fieldOf(finding, 'id');
    const place = typeof id === 'string' ? { ...at, finding: id } : at;
    const grants = fieldOf(finding, 'interfaces');
    const carriers = [finding, ...(Array.isArray(grants) ? grants : [])];
    return carriers.flatMap((carrier) => {
      const certificate = fieldOf(carrier, 'certificate');
      if (certificate === undefined) return [];
      const isOfAccess = isSame(fieldOf(finding, 'access'), fieldOf(certificate, 'access'));
      const fits = isOfAccess && (carrier === finding || isOfGrant(certificate, carrier));
      return [{ ...certificateAt(certificate, place), fits }];
    });
  });
}

/** The rule of the grant is among those of the certificate, as one of the same interface and side. */
function isOfGrant(certificate: unknown, grant: unknown): boolean {
  const rules = fieldOf(certificate, 'rules');
  return (
    Array.isArray(rules) &&
    fieldOf(certificate, 'claim') === 'permits' &&
    rules.some((rule) => {
      const from = fieldOf(rule, 'from');
      return (
        fieldOf(rule, 'rule') === fieldOf(grant, 'rule') &&
        fieldOf(from, 'name') === fieldOf(grant, 'name') &&
        fieldOf(from, 'side') === fieldOf(grant, 'side')
      );
    })
  );
}

/** Both are from one text, in which equal values stand with their fields in the same order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

function certificateAt(value: unknown, at: Verification['at']): FoundCertificate {
  const parsed = Certificate.safeParse(value);
  if (parsed.success) return { at, fits: true, certificate: { ok: true, value: parsed.data } };
  const problem: VerificationProblem =
    fieldOf(value, 'claim') === undefined
      ? {
          code: 'no-certificate',
          message:
            'this is neither a certificate nor a diagnosis: give what "whyblocked diagnose --format json" prints',
        }
      : { code: 'invalid-certificate', message: `the certificate is not well formed: ${firstIssue(parsed.error)}` };
  return { at, fits: true, certificate: { ok: false, error: problem } };
}

function firstIssue({ issues }: z.ZodError): string {
  const [issue] = issues;
  return issue === undefined ? '' : `${issue.path.map(String).join('.')}: ${issue.message}`;
}

function parse(text: string): Result<unknown, VerificationProblem> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    return { ok: false, error: { code: 'not-json', message: `this is not JSON: ${why}` } };
  }
}

import type { Diagnosis } from '@whyblocked/contract';

const LARGEST_CHARS = 1_000_000;
const GRANTS = 5;

/**
 * A diagnosis small enough to be carried by a card: without certificates, which no button needs, with the first interfaces of each
 * finding, and without the last findings where it still is too large; these are counted.
 */
export function boundedDiagnosis(diagnosis: Diagnosis): Diagnosis {
  const findings = diagnosis.findings.map(({ certificate: _certificate, ...finding }) => ({
    ...finding,
    interfaces: finding.interfaces.slice(0, GRANTS).map(({ certificate: _own, ...grant }) => grant),
  }));
  for (let kept = findings.length; ; kept = Math.floor(kept / 2)) {
    const bounded = { ...diagnosis, findings: findings.slice(0, kept), omitted: omitted(diagnosis, kept) };
    if (kept === 0 || JSON.stringify(bounded).length <= LARGEST_CHARS) return bounded;
  }
}

function omitted({ omitted: before, findings }: Diagnosis, kept: number): Diagnosis['omitted'] {
  return { ...before, findings: before.findings + findings.length - kept };
}

import { type Diagnosis, limits } from '@whyblocked/contract';

/**
 * A diagnosis of at most so many bytes of JSON: without certificates where it is larger, then with as many of the first
 * findings as fit, the others counted in `omitted`, and at last with its verdict alone.
 */
export function boundedDiagnosis(diagnosis: Diagnosis, mostBytes: number = limits.keptBytes): Diagnosis {
  if (fits(diagnosis, mostBytes)) return diagnosis;
  const light = { ...diagnosis, findings: diagnosis.findings.map(withoutCertificates) };
  for (let kept = light.findings.length; kept > 0; kept = Math.floor(kept / 2)) {
    const cut = firstFindings(light, kept);
    if (fits(cut, mostBytes)) return cut;
  }
  return { ...firstFindings(light, 0), plan: [], connections: [], explanations: [], context: {} };
}

function fits(diagnosis: Diagnosis, mostBytes: number): boolean {
  return Buffer.byteLength(JSON.stringify(diagnosis)) <= mostBytes;
}

function withoutCertificates({ certificate: _, ...finding }: Diagnosis['findings'][number]) {
  return { ...finding, interfaces: finding.interfaces.map(({ certificate: _own, ...grant }) => grant) };
}

function firstFindings(diagnosis: Diagnosis, kept: number): Diagnosis {
  const { findings, omitted } = diagnosis;
  return {
    ...diagnosis,
    findings: findings.slice(0, kept),
    omitted: { ...omitted, findings: omitted.findings + findings.length - kept },
  };
}

import type { Finding } from '@whyblocked/contract';

/**
 * Joins what belongs together: where a program says that a path was refused to it and a record tells of the same path, the record is
 * the cause. What is caused by something else comes after it.
 */
export function linkFindings(findings: readonly Finding[]): readonly Finding[] {
  const recorded = new Map<string, Finding>();
  for (const finding of findings) {
    const path = finding.told ? undefined : pathOf(finding);
    if (path !== undefined && !recorded.has(path)) recorded.set(path, finding);
  }
  const causes = new Map<string, string>();
  for (const finding of findings) {
    const cause = finding.told ? recorded.get(pathOf(finding) ?? '') : undefined;
    if (cause) causes.set(finding.id, cause.id);
  }
  const linked = findings.map((finding) => {
    const cause = causes.get(finding.id);
    const explains = [...causes].flatMap(([told, by]) => (by === finding.id ? [told] : []));
    return { ...finding, explains, causedBy: cause === undefined ? [] : [cause] };
  });
  return [...linked].sort((a, b) => a.causedBy.length - b.causedBy.length);
}

function pathOf({ access }: Finding): string | undefined {
  return access?.kind === 'file' || access?.kind === 'device' ? access.path : undefined;
}

import { isDeepStrictEqual } from 'node:util';
import type { AddonStatement, Report } from '@whyblocked/contract';
import { formatStatementFile, type StoredStatement, statementFilePath } from '@whyblocked/dataset';
import type { DataState, Exported } from './export-reports.ts';

/**
 * The files of statements that accepted reports become, and those of reports that were taken back since. What a file rests on already
 * is not written again, so that exporting twice changes nothing.
 */
export function exportedStatements(
  accepted: readonly AddonStatement[],
  withdrawn: readonly Report[],
  { statements, issues, tracks }: DataState,
): readonly Exported[] {
  const files = new Map(statements.map((statement) => [statement.id, statement]));
  const written = new Set(statements.flatMap(({ evidence }) => evidence.map(({ report }) => report)));
  const changed = new Set<string>();
  for (const report of accepted) {
    if (written.has(report.id)) continue;
    const statement = storedStatement(report, { issues, tracks });
    // Two statements on one issue in one place would overlap: the second is more evidence of the first.
    const same = [...files.values()].find((file) => saysTheSame(file, statement));
    const file = same
      ? { ...same, evidence: [...same.evidence, ...statement.evidence], confirmations: same.confirmations + 1 }
      : statement;
    files.set(file.id, file);
    changed.add(file.id);
  }
  const takenBack = new Map(withdrawn.map((report) => [report.id, report]));
  for (const file of files.values()) {
    const last = takenBack.get(file.evidence.at(-1)?.report ?? '');
    if (file.withdrawn || !last || !file.evidence.every(({ report = '' }) => takenBack.has(report))) continue;
    files.set(file.id, { ...file, withdrawn: withdrawalOf(last) });
    changed.add(file.id);
  }
  return [...changed].flatMap((id): readonly Exported[] => {
    const file = files.get(id);
    return file ? [{ file: statementFilePath(id), text: formatStatementFile(file) }] : [];
  });
}

function storedStatement(
  { id, addon, basis: _, where, issues, ...statement }: AddonStatement,
  known: Pick<DataState, 'issues' | 'tracks'>,
): StoredStatement {
  const { tracks, ...elsewhere } = where;
  return {
    ...statement,
    id: `${addon}/${id}`,
    addon,
    where: { ...(tracks ? { tracks: numbered(tracks, known.tracks) } : {}), ...elsewhere },
    issues: issues.filter((slug) => known.issues.has(slug)),
  };
}

/** What no track has yet comes after the last one that is known. */
function numbered(range: { since?: string | undefined; until?: string | undefined }, tracks: readonly string[]) {
  if (range.since !== 'latest') return range;
  const newest = tracks.findLast((track) => track !== 'latest');
  if (newest === undefined) return {};
  const [major, minor] = newest.split('.').map(Number);
  return { since: `${major}.${(minor ?? 0) + 1}` };
}

function saysTheSame(file: StoredStatement, statement: StoredStatement): boolean {
  return (
    file.addon === statement.addon &&
    file.status === statement.status &&
    !file.withdrawn &&
    file.issues.some((slug) => statement.issues.includes(slug)) &&
    isDeepStrictEqual(file.where, statement.where)
  );
}

function withdrawalOf({ at, decisions }: Report): { date: string; reason: string } {
  const last = decisions.at(-1);
  return { date: (last?.at ?? at).slice(0, 10), reason: last?.action.reason ?? 'It was taken back.' };
}

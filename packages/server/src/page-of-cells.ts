import type { Compatibility, CompatibilityAnswer, CompatibilityPage } from '@whyblocked/contract';

interface PageOptions {
  readonly limit: number;
  /** Of the page before. */
  readonly cursor?: string | undefined;
}

/** A page of an answer: the cells after the one that the cursor names, and the statements that they name; null where there is no such cell. */
export function pageOfCells(
  { version, cells, statements }: CompatibilityAnswer,
  { limit, cursor }: PageOptions,
): CompatibilityPage | null {
  const before = cursor === undefined ? -1 : cells.findIndex((cell) => cursorOf(cell) === cursor);
  if (cursor !== undefined && before === -1) return null;
  const shown = cells.slice(before + 1, before + 1 + limit);
  const named = new Set(shown.flatMap((cell) => [...cell.statements, ...cell.onSomeHosts]));
  const last = shown.at(-1);
  const isLast = before + 1 + limit >= cells.length;
  return {
    version,
    cells: shown,
    statements: statements.filter(({ id }) => named.has(id)),
    ...(isLast || last === undefined ? {} : { next: cursorOf(last) }),
  };
}

/** Names a cell, so that pages stay right when something is said of others meanwhile. */
function cursorOf({ addon, track, confinement, architecture }: Compatibility): string {
  return Buffer.from([addon, track, confinement, architecture].join(' ')).toString('base64url');
}

import type { DataProblem } from '../data-problem.ts';
import type { Policy } from '../policy/read-policy.ts';
import type { WrittenFile } from '../written/written-file.ts';
import type { YamlPath } from '../yaml/read-yaml.ts';

/** What linters look at. */
export interface LintedData {
  /** What people wrote, in order. */
  readonly written: readonly WrittenFile[];
  readonly policy: Policy;
  /** Addons that are known: "core/dns". */
  readonly addons: ReadonlySet<string>;
  /** "2026-01-31" */
  readonly today: string;
}

/** Knows one thing that can be wrong although the shape is right. Each message says how to mend it. */
export type Linter = (data: LintedData) => readonly DataProblem[];

/** A problem at a place in a file. */
export function problemAt({ file, lineOf }: WrittenFile, path: YamlPath, message: string): DataProblem {
  return { file, line: lineOf(path), message };
}

/** As people read it: "where.tracks". */
export function pathText(path: YamlPath): string {
  return path.map(String).join('.');
}

import { writtenFilePath } from '../written/written-kinds.ts';
import { formatYaml } from '../yaml/format-yaml.ts';
import { schemaLine } from '../yaml/schema-line.ts';
import type { StoredCase } from './case-file.ts';

/** Relative to the folder of the database. */
export function caseFilePath(name: string): string {
  return writtenFilePath('case', name);
}

/** The text of the file of a case. */
export function formatCaseFile({ name, about, text, expect, source }: StoredCase): string {
  return formatYaml(schemaLine('case', caseFilePath(name)), { about, text, expect, source });
}

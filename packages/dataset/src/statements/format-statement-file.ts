import { writtenFilePath } from '../written/written-kinds.ts';
import { formatYaml } from '../yaml/format-yaml.ts';
import { schemaLine } from '../yaml/schema-line.ts';
import type { StoredStatement } from './statement-file.ts';

/** Relative to the folder of the database. */
export function statementFilePath(id: string): string {
  return writtenFilePath('statement', id);
}

/** The text of the file of a statement; what goes without saying is left out. */
export function formatStatementFile(statement: StoredStatement): string {
  const { id, status, maturity, says, where, needs, issues, evidence, confirmations, withdrawn } = statement;
  const { interfaces, host } = needs;
  return formatYaml(schemaLine('statement', statementFilePath(id)), {
    status,
    maturity,
    says,
    where,
    needs: interfaces.length + host.length > 0 ? { interfaces: some(interfaces), host: some(host) } : undefined,
    issues: some(issues),
    evidence,
    confirmations: confirmations > 1 ? confirmations : undefined,
    withdrawn,
  });
}

function some<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length > 0 ? items : undefined;
}

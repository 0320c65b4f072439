/** The comment by which editors find the schema of a kind; `file` is relative to the folder of the database. */
export function schemaLine(kind: string, file: string): string {
  const up = '../'.repeat(file.split('/').length - 1);
  return `# yaml-language-server: $schema=${up}schemas/${kind}.schema.json`;
}

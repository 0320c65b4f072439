import { LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { DataProblem } from '../data-problem.ts';

/** Reads a file by a schema; `file` names it in problems. */
export function readYaml<T extends z.ZodType>(
  schema: T,
  text: string,
  file: string,
): { readonly value?: z.infer<T>; readonly problems: readonly DataProblem[] } {
  const document = parseDocument(text, { lineCounter: new LineCounter(), strict: true });
  const faults = document.errors.map((error) => ({
    file,
    line: error.linePos?.[0].line ?? 1,
    message: `Not YAML: ${error.message.split('\n')[0]}`,
  }));
  // Aliases are read nowhere else, and could make a small file a huge one.
  visit(document, {
    Alias: (_key, { source }) => void faults.push({ file, line: 1, message: `"*${source}": write it out.` }),
  });
  if (faults.length > 0) return { problems: faults };
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (parsed.success) return { value: parsed.data, problems: [] };
  return {
    problems: parsed.error.issues.map(({ path, message }) => {
      const at = path.map(String).join('.');
      return { file, message: at === '' ? message : `${at}: ${message}` };
    }),
  };
}

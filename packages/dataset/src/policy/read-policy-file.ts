import { z } from 'zod';
import type { DataProblem } from '../data-problem.ts';
import { PolicyFact } from './policy-fact.ts';
import { type PolicyFile, PolicyKind, PolicyName } from './policy-file.ts';

/** Reads one file; `file` only names it in problems. Lines of facts are JSON, so that thousands of them are read fast. */
export function readPolicyFile(text: string, file: string): { policy?: PolicyFile; problems: readonly DataProblem[] } {
  const problems: DataProblem[] = [];
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('facts:'));
  if (start < 0) return { problems: [{ file, message: 'The file has no "facts:".' }] };
  const header = readHeader(lines.slice(0, start), file);
  if (!header.ok) return { problems: [header.problem] };
  const facts: PolicyFact[] = [];
  for (const [index, line] of lines.entries()) {
    if (index <= start || line === '') continue;
    const fact = readFact(line);
    if (fact.ok) facts.push(fact.value);
    else problems.push({ file, line: index + 1, message: fact.message });
  }
  return { policy: { ...header.value, facts }, problems };
}

type Header = Pick<PolicyFile, 'kind' | 'name'>;

/** One line says what the file is of: `interface: home`. */
function readHeader(
  lines: readonly string[],
  file: string,
): { ok: true; value: Header } | { ok: false; problem: DataProblem } {
  const told = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const [word = '', ...rest] = told[0]?.split(': ') ?? [];
  const kind = PolicyKind.safeParse(word);
  const name = PolicyName.safeParse(rest.join(': '));
  if (told.length === 1 && kind.success && name.success) {
    return { ok: true, value: { kind: kind.data, name: name.data } };
  }
  const wanted = PolicyKind.options.map((option) => `"${option}: NAME"`).join(' or ');
  return { ok: false, problem: { file, message: `Before "facts:" stands one line, ${wanted}.` } };
}

function readFact(line: string): { ok: true; value: PolicyFact } | { ok: false; message: string } {
  if (!line.startsWith('- {')) return { ok: false, message: 'A fact is one line: "- {…}".' };
  try {
    const parsed = PolicyFact.safeParse(JSON.parse(line.slice(2)));
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, message: z.prettifyError(parsed.error) };
  } catch (error) {
    return { ok: false, message: `The fact is not JSON: ${error instanceof Error ? error.message : ''}` };
  }
}

import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { DataProblem } from '../data-problem.ts';
import { InterfaceHeader, type InterfacePolicy } from './interface-policy.ts';
import { PolicyFact } from './policy-fact.ts';

/** Reads one file; `file` only names it in problems. Lines of facts are JSON, so that thousands of them are read fast. */
export function readInterfacePolicy(
  text: string,
  file: string,
): { policy?: InterfacePolicy; problems: readonly DataProblem[] } {
  const problems: DataProblem[] = [];
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('facts:'));
  if (start < 0) return { problems: [{ file, message: 'The file has no "facts:".' }] };
  const header = readHeader(lines.slice(0, start).join('\n'), file);
  if (!header.ok) return { problems: [header.problem] };
  const facts: PolicyFact[] = [];
  for (const [index, line] of lines.entries()) {
    if (index <= start || line === '') continue;
    const fact = readFact(line);
    if (fact.ok) facts.push(fact.value);
    else problems.push({ file, line: index + 1, message: fact.message });
  }
  return { policy: { header: header.value, facts }, problems };
}

function readHeader(
  text: string,
  file: string,
): { ok: true; value: InterfaceHeader } | { ok: false; problem: DataProblem } {
  try {
    const parsed = InterfaceHeader.safeParse(parse(text));
    if (parsed.success) return { ok: true, value: parsed.data };
    return { ok: false, problem: { file, message: z.prettifyError(parsed.error) } };
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    const message = `The part before "facts:" is not YAML: ${error instanceof Error ? error.message : ''}`;
    return { ok: false, problem: line === undefined ? { file, message } : { file, line, message } };
  }
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

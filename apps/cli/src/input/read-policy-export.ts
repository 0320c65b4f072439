import { ExportedPolicy, type ExportedRule } from '@whyblocked/confinement';
import { PolicyRule } from '@whyblocked/contract';
import { digestOfLines } from '@whyblocked/core';
import { z } from 'zod';
import { UsageError } from '../output/fail.ts';
import { readText } from './read-text.ts';

/** Several times what all rules of a release take. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Later releases have backends that are not known here; their lines count like all others. */
const Line = PolicyRule.extend({ backend: z.string() });

/** Reads what `policy export` printed, with the digest of its lines. A line that is none makes it unusable as a proof. */
export async function readPolicyExport(file: string): Promise<ExportedPolicy> {
  const text = await readText(file, MOST_BYTES);
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const rules = lines.flatMap((line, index) => (line.trim() === '' ? [] : [ruleOf(line, `${file}:${index + 1}`)]));
  return new ExportedPolicy(rules, digestOfLines(lines.filter((line) => line.trim() !== '')).digest);
}

function ruleOf(line: string, place: string): ExportedRule {
  const parsed = Line.safeParse(json(line));
  if (parsed.success) return parsed.data;
  throw new UsageError(
    `${place} is no rule of a policy: --policy takes what "whyblocked policy export --snapd RELEASE --system SYSTEM" prints.`,
  );
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

import { compileGlob } from '../glob/compile-glob.ts';
import type { Variables } from '../glob/variables.ts';
import type { Result } from '../result.ts';
import type { RuleError } from '../rules/rule-error.ts';

const encoder = new TextEncoder();

/** Whether a text (a label, a name, an interface) matches; absent text is the empty text, as mediators ask. */
export type TextTest = (text: string | undefined) => boolean;

/** Compiles a condition's pattern; a condition that is absent holds for every text. */
export function compileText(
  pattern: string | undefined,
  vars: Variables,
  kind: 'path' | 'text' = 'text',
): Result<TextTest, RuleError> {
  if (pattern === undefined) return { ok: true, value: () => true };
  const glob = compileGlob(pattern, { vars, kind });
  if (!glob.ok) return glob;
  return { ok: true, value: (text = '') => glob.value.matches(encoder.encode(text)) };
}

/** Compiles several conditions at once; the first that cannot be is the error. */
export function compileTexts<K extends string>(
  patterns: Readonly<Record<K, string | undefined>>,
  vars: Variables,
): Result<Readonly<Record<K, TextTest>>, RuleError> {
  const tests: Partial<Record<K, TextTest>> = {};
  for (const key of Object.keys(patterns) as K[]) {
    const test = compileText(patterns[key], vars);
    if (!test.ok) return test;
    tests[key] = test.value;
  }
  return { ok: true, value: tests as Record<K, TextTest> };
}

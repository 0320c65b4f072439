import type { Result } from '@whyblocked/confinement';
import { writeLine } from '../output/write-line.ts';
import { readRows } from './read-rows.ts';

export interface RowError {
  readonly code: string;
  readonly message: string;
}

/**
 * Answers each line of standard input by one line of JSON, in order. A bad line is answered by
 * `{id, line, error}` and never stops the others.
 */
export async function runBatch(answer: (row: Record<string, unknown>) => Result<object, RowError>): Promise<void> {
  for await (const { number, text } of readRows()) {
    const row = parseRow(text);
    const id = row.ok ? (row.value.id ?? null) : null;
    const result = row.ok ? answer(row.value) : row;
    const named = row.ok && 'id' in row.value ? { id } : {};
    await writeLine(
      JSON.stringify(result.ok ? { ...named, ...result.value } : { id, line: number, error: result.error }),
    );
  }
}

function parseRow(text: string): Result<Record<string, unknown>, RowError> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { ok: true, value: value as Record<string, unknown> };
    }
    return { ok: false, error: { code: 'not-an-object', message: 'The line is JSON, but not an object {…}.' } };
  } catch (error) {
    return {
      ok: false,
      error: { code: 'not-json', message: `The line is not JSON: ${error instanceof Error ? error.message : ''}` },
    };
  }
}

import type { FieldError } from '../errors/server-failure.ts';
import { scanJson } from './scan-json.ts';

/** Far more than most bodies of ours have. */
const MAX_VALUES = 1_000;

export type JsonFailure =
  | { readonly code: 'invalid-json'; readonly line: number; readonly column: number }
  | { readonly code: 'invalid-encoding' }
  | { readonly code: 'invalid-request'; readonly errors: readonly FieldError[] };

/** A JSON document from its bytes, with at most so many values in it; lines and columns of a failure count from 1. */
export function parseJson(
  bytes: Uint8Array,
  maxValues = MAX_VALUES,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: JsonFailure } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, error: { code: 'invalid-encoding' } };
  }
  const scan = scanJson(text, maxValues);
  switch (scan.code) {
    case 'valid':
      return { ok: true, value: JSON.parse(text) };
    case 'invalid':
      return { ok: false, error: { code: 'invalid-json', ...placeOf(text, scan.offset) } };
    case 'too-many-values': {
      const detail = `holds more than ${maxValues} values`;
      return { ok: false, error: { code: 'invalid-request', errors: [{ field: '(whole)', detail }] } };
    }
  }
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = end + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

import type { DiagnoseOptions, Diagnosis, Verbs } from '@whyblocked/contract';
import { note, type ServerContext } from './endpoint.ts';
import type { ServerFailure } from './errors/server-failure.ts';

export type PasteAnswer =
  | { readonly ok: true; readonly value: Diagnosis }
  | { readonly ok: false; readonly error: ServerFailure };

/** Asks for the diagnosis of a paste. API and page both get theirs here, so whatever every answer has to pass stands here. */
export async function diagnosePaste(
  c: ServerContext,
  verbs: Verbs,
  input: Uint8Array,
  options: DiagnoseOptions,
): Promise<PasteAnswer> {
  note(c, { inputBytes: input.byteLength });
  if (isBlank(input)) return { ok: false, error: { code: 'empty-body' } };
  const answer = await verbs.diagnose(input, options);
  if (answer.ok) note(c, { verdict: answer.value.verdict.code, outcomes: outcomesOf(answer.value) });
  return answer;
}

function isBlank(input: Uint8Array): boolean {
  return input.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function outcomesOf({ findings }: Diagnosis): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { outcome } of findings) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

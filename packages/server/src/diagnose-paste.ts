import type { DiagnoseOptions, Diagnosis, Paste, Verbs } from '@whyblocked/contract';
import { note, type ServerContext } from './endpoint.ts';
import type { ServerFailure } from './errors/server-failure.ts';

export type PasteAnswer =
  | { readonly ok: true; readonly value: Diagnosis }
  | { readonly ok: false; readonly error: ServerFailure };

/** Asks for the diagnosis of a paste. API and page both get theirs here, so whatever every answer has to pass stands here. */
export async function diagnosePaste(
  c: ServerContext,
  verbs: Verbs,
  paste: Paste,
  options: DiagnoseOptions,
): Promise<PasteAnswer> {
  const empty = noteEmptyPaste(c, paste);
  if (empty) return empty;
  const answer = await verbs.diagnose(paste, options);
  if (answer.ok) {
    const { verdict, input } = answer.value;
    note(c, {
      verdict: verdict.code,
      outcomes: outcomesOf(answer.value),
      ...(heldBytes(paste) ? {} : { inputBytes: input.bytes }),
    });
  }
  return answer;
}

/** Tells the log the size of a paste as far as it is known, and the failure that an empty one is. */
export function noteEmptyPaste(
  c: ServerContext,
  paste: Paste,
): { readonly ok: false; readonly error: ServerFailure } | null {
  const held = heldBytes(paste);
  if (held) note(c, { inputBytes: held.reduce((sum, { byteLength }) => sum + byteLength, 0) });
  return held?.every(isBlank) ? { ok: false, error: { code: 'empty-body' } } : null;
}

/** null where a paste arrives while it is read: it is larger than one that could be empty. */
function heldBytes(paste: Paste): readonly Uint8Array[] | null {
  if (paste instanceof Uint8Array) return [paste];
  return Symbol.asyncIterator in paste ? null : paste.map(({ bytes }) => bytes);
}

function isBlank(input: Uint8Array): boolean {
  return input.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function outcomesOf({ findings }: Diagnosis): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { outcome } of findings) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

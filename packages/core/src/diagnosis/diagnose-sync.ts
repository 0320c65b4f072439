import type { Result } from '@whyblocked/confinement';
import type { DiagnoseFailure, DiagnoseOptions, Diagnosis } from '@whyblocked/contract';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createDiagnoser } from './create-diagnoser.ts';

/** The diagnosis of a paste given as chunks of bytes, in this thread. */
export function diagnoseSync(
  chunks: Iterable<Uint8Array>,
  { knowledge, ...options }: DiagnoseOptions & { readonly knowledge: Knowledge },
): Result<Diagnosis, Extract<DiagnoseFailure, { code: 'unknown-release' }>> {
  const diagnoser = createDiagnoser(knowledge, options);
  if (!diagnoser.ok) return diagnoser;
  for (const chunk of chunks) diagnoser.value.push(chunk);
  return { ok: true, value: diagnoser.value.end() };
}

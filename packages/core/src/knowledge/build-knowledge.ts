import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DataProblem } from '@whyblocked/dataset';
import { knowledgeSourceFromData } from './knowledge-source-from-data.ts';
import { type WrittenKnowledge, writeKnowledge } from './write-knowledge.ts';

export interface BuiltKnowledge extends WrittenKnowledge {
  readonly elapsedMs: number;
}

/** Builds the knowledge file from the folder `data/`; fails with what is wrong there and leaves the old file alone. */
export function buildKnowledge({
  dataDir,
  outFile,
}: {
  readonly dataDir: string;
  readonly outFile: string;
}):
  | { readonly ok: true; readonly value: BuiltKnowledge }
  | { readonly ok: false; readonly error: readonly DataProblem[] } {
  const begun = performance.now();
  const source = knowledgeSourceFromData(dataDir);
  if (!source.ok) return source;
  mkdirSync(dirname(outFile), { recursive: true });
  const written = writeKnowledge(source.value, outFile);
  return { ok: true, value: { ...written, elapsedMs: Math.round(performance.now() - begun) } };
}

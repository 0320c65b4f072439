import type { AddonStatement } from '@whyblocked/contract';
import { affectedSentence } from '../sentences/affected-sentence.ts';

/** Where a statement holds: "tracks of MicroK8s from 1.25; strict confinement; on amd64". */
export function statementPlace({ architectures, note, ...where }: AddonStatement['where']): string {
  const parts = [affectedSentence(where), ...(architectures ? [`on ${architectures.join(', ')}`] : [])];
  const place = parts.filter((part) => part !== '').join('; ') || 'everywhere';
  return note === undefined ? place : `${place}. ${note}`;
}

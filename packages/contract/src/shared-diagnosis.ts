import { z } from 'zod';
import { Diagnosis } from './diagnosis.ts';

export const ShareId = z.string().regex(/^[a-z2-7]{26}$/);

/** A redacted diagnosis that whoever has the link may read until it expires. */
export const SharedDiagnosis = z.object({
  id: ShareId,
  diagnosis: Diagnosis,
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type SharedDiagnosis = z.infer<typeof SharedDiagnosis>;

/** Told once, to who shared it. */
export const ShareReceipt = z.object({
  id: ShareId,
  expiresAt: z.string(),
  secret: z.string().describe('Deletes it; it is not stored and cannot be told again.'),
});
export type ShareReceipt = z.infer<typeof ShareReceipt>;

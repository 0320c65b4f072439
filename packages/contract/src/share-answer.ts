import { z } from 'zod';
import { ShareReceipt } from './shared-diagnosis.ts';

/** What who shared a diagnosis over HTTP is told. */
export const ShareAnswer = ShareReceipt.extend({ url: z.string().describe('The page that whoever has it may read.') });
export type ShareAnswer = z.infer<typeof ShareAnswer>;

import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Diagnosis, ShareId } from '@whyblocked/contract';
import { z } from 'zod';
import type { OpenMemory } from '../ports/inbound.ts';
import type { Result } from '../ports/result.ts';
import { boundedDiagnosis } from './bounded-diagnosis.ts';

/** Name of the file in which a card carries what its buttons need. */
export const MEMORY_FILE = 'whyblocked.json.gz';

const LARGEST_BYTES = 4 * 1024 * 1024;

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** What a card remembers: a redacted diagnosis, and the page it was given. */
export const CardMemory = z.object({
  version: z.literal(1),
  diagnosis: Diagnosis,
  /** `secret` deletes the page: whoever sees the answer has it. */
  page: z.object({ id: ShareId, secret: z.string().max(200) }).optional(),
});
export type CardMemory = z.infer<typeof CardMemory>;

/** The file {@link MEMORY_FILE}; of a diagnosis that is too large without its last findings. */
export async function encodeMemory({ diagnosis, page }: Omit<CardMemory, 'version'>): Promise<Uint8Array> {
  const memory: CardMemory = { version: 1, diagnosis: boundedDiagnosis(diagnosis), ...(page ? { page } : {}) };
  return compress(JSON.stringify(memory));
}

/** Reads that file back; whatever else the bytes are is `memory-gone`. */
export async function decodeMemory(bytes: Uint8Array): Promise<Result<CardMemory, { readonly code: 'memory-gone' }>> {
  try {
    const text = await decompress(bytes, { maxOutputLength: LARGEST_BYTES });
    const memory = CardMemory.safeParse(JSON.parse(text.toString('utf8')));
    return memory.success ? { ok: true, value: memory.data } : GONE;
  } catch {
    return GONE;
  }
}

/** What the card of a button remembers. */
export async function recall(open: OpenMemory | undefined): ReturnType<typeof decodeMemory> {
  const file = await open?.();
  return file?.ok ? decodeMemory(file.value) : GONE;
}

const GONE = { ok: false, error: { code: 'memory-gone' } } as const;

import type { BodyRoom } from './body-room.ts';
import { refuseRest } from './refuse-rest.ts';

export type BodyFailure =
  | { readonly code: 'body-too-large'; readonly limit: number }
  | { readonly code: 'busy' }
  | { readonly code: 'body-incomplete' }
  | { readonly code: 'unsupported-content-encoding' };

export type Body =
  | { readonly ok: true; readonly value: Uint8Array }
  | { readonly ok: false; readonly error: BodyFailure };

export interface BodyBounds {
  readonly limitBytes: number;
  readonly room: BodyRoom;
}

/** Up to here a body needs no room, so that large ones do not keep small ones waiting. */
const SMALL_BYTES = 64 * 1024;

/**
 * Reads a body within its bounds and gives it to `use`; a large one takes room until `use` is done. A length that is
 * announced as too large is refused at once; one that is not announced, when it gets too large.
 */
export async function withBody<T>(
  request: Request,
  { limitBytes, room }: BodyBounds,
  use: (body: Body) => Promise<T>,
): Promise<T> {
  const reader = request.body?.getReader();
  const refuse = async (error: BodyFailure): Promise<T> => {
    if (reader) await refuseRest(request, reader);
    return use({ ok: false, error });
  };
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') return refuse({ code: 'unsupported-content-encoding' });
  const tooLarge = { code: 'body-too-large', limit: limitBytes } as const;
  const announcedBytes = Number(request.headers.get('content-length') ?? limitBytes);
  if (announcedBytes > limitBytes) return refuse(tooLarge);

  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  let leave: (() => void) | null = null;
  try {
    while (reader) {
      const part = await reader.read().catch(() => null);
      if (part === null) return await use({ ok: false, error: { code: 'body-incomplete' } });
      if (part.done) break;
      sizeBytes += part.value.byteLength;
      const isTooLarge = sizeBytes > limitBytes;
      if (!isTooLarge && sizeBytes > SMALL_BYTES) leave ??= await room.enter(announcedBytes);
      if (isTooLarge || (sizeBytes > SMALL_BYTES && !leave)) {
        chunks.length = 0;
        return await refuse(isTooLarge ? tooLarge : { code: 'busy' });
      }
      chunks.push(part.value);
    }
    return await use({ ok: true, value: joined(chunks, sizeBytes) });
  } finally {
    leave?.();
  }
}

/** The buffer belongs to the answer alone, so that handing it to another thread copies nothing else. Empties `chunks`. */
function joined(chunks: Uint8Array[], sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes);
  let offset = 0;
  for (const chunk of chunks.splice(0)) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

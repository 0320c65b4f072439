import { type BodyFailure, BodySource } from './body-source.ts';
import { GatheredBytes } from './gathered-bytes.ts';
import { HeldRoom } from './held-room.ts';
import type { RequestBounds } from './request-bounds.ts';

export type Body =
  | { readonly ok: true; readonly value: Uint8Array }
  | { readonly ok: false; readonly error: BodyFailure | { readonly code: 'busy' } };

export type BodyBounds = Pick<RequestBounds, 'room' | 'patience'> & { readonly limitBytes: number };

/** Reads a body within its bounds and gives it to `use`; a large one takes room until `use` is done. */
export async function withBody<T>(
  request: Request,
  { limitBytes, room, patience }: BodyBounds,
  use: (body: Body) => Promise<T>,
): Promise<T> {
  const source = new BodySource(request, limitBytes, patience);
  const held = new HeldRoom(room);
  try {
    const body = await gathered(source, held, limitBytes);
    if (!body.ok) await source.leave({ isAnswered: false });
    return await use(body);
  } finally {
    held.leave();
  }
}

async function gathered(source: BodySource, held: HeldRoom, limitBytes: number): Promise<Body> {
  const refused = source.refuseAnnounced();
  if (refused) return { ok: false, error: refused };
  const bytes = new GatheredBytes();
  while (true) {
    const chunk = await source.read();
    if (chunk.kind === 'failure') return { ok: false, error: chunk.error };
    if (chunk.kind === 'end') return { ok: true, value: bytes.whole() };
    bytes.append(chunk.bytes);
    if (!(await held.hold(bytes.length, source.announcedBytes ?? limitBytes))) {
      return { ok: false, error: { code: 'busy' } };
    }
  }
}

/** What is thrown away of a body before its client is answered, at most. */
const DISCARDED_BYTES = 32 * 1024 * 1024;

/**
 * Stops reading a body so that the answer still arrives: a connection that is closed while bytes are unread is reset by
 * the system, and the client may then lose the answer (RFC 9112, 9.6). So the rest is read and dropped first; not, when
 * more of it is announced than is worth that, and no more than that where nothing is announced.
 */
export async function refuseRest(request: Request, reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  for (let left = announced > DISCARDED_BYTES ? 0 : DISCARDED_BYTES; left > 0; ) {
    const part = await reader.read().catch(() => null);
    if (part === null || part.done) return;
    left -= part.value.byteLength;
  }
  // Not awaited: it may settle only when the client has stopped sending.
  reader.cancel().catch(() => undefined);
}

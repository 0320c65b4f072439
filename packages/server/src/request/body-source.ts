import type { BodyPatience } from './body-patience.ts';

export type BodyFailure =
  | { readonly code: 'body-too-large'; readonly limit: number }
  | { readonly code: 'body-incomplete' }
  | { readonly code: 'body-too-slow'; readonly silenceMs: number; readonly bytesPerSecond: number }
  | { readonly code: 'unsupported-content-encoding' };

export type BodyChunk =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  | { readonly kind: 'failure'; readonly error: BodyFailure };

/** What is thrown away of a body that was refused before its client is answered, at most. */
const DISCARDED_BYTES = 32 * 1024 * 1024;

/**
 * The bytes of a request as they are asked for, within a limit and no slower than patience allows. A length that is
 * announced as too large may be refused before a byte is read; one that is not announced, when it gets too large.
 */
export class BodySource {
  /** null where it is not known before the end. */
  readonly announcedBytes: number | null;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #limitBytes: number;
  readonly #patience: BodyPatience;
  #receivedBytes = 0;
  #waitedMs = 0;
  #over: Exclude<BodyChunk, { kind: 'bytes' }> | null = null;

  constructor(request: Request, limitBytes: number, patience: BodyPatience) {
    const { headers } = request;
    this.#reader = request.body?.getReader();
    this.#limitBytes = limitBytes;
    this.#patience = patience;
    const announced = headers.get('content-length');
    this.announcedBytes = announced === null ? (this.#reader ? null : 0) : Number(announced);
    const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
    if (encoding !== '' && encoding !== 'identity') this.#fail({ code: 'unsupported-content-encoding' });
  }

  /** What is wrong with what is announced; nothing is read then. */
  refuseAnnounced(): BodyFailure | null {
    if (this.#over === null && (this.announcedBytes ?? 0) > this.#limitBytes) this.#fail(this.#tooLarge());
    return this.#over?.kind === 'failure' ? this.#over.error : null;
  }

  get receivedBytes(): number {
    return this.#receivedBytes;
  }

  /** The next bytes, which are the caller's; at the end and after a failure the same again. */
  async read(): Promise<BodyChunk> {
    if (this.#over) return this.#over;
    const chunk = await this.#take();
    if (chunk.kind !== 'bytes') {
      this.#over = chunk;
      return chunk;
    }
    const excess = this.#receivedBytes - this.#limitBytes;
    if (excess <= 0) return chunk;
    // What is within the limit may hold the fields of a form, which come back with the refusal.
    this.#fail(this.#tooLarge());
    return { kind: 'bytes', bytes: chunk.bytes.subarray(0, Math.max(0, chunk.bytes.byteLength - excess)) };
  }

  /**
   * Ends reading so that the answer still arrives: a connection that is closed while bytes are unread is reset by the
   * system, and the client may then lose the answer (RFC 9112, 9.6). So the rest is read and dropped first: all of it
   * where the client gets what it asked for; otherwise not when more of it is announced than is worth that, and no more
   * than that where nothing is announced.
   */
  async leave({ isAnswered }: { readonly isAnswered: boolean }): Promise<void> {
    const code = this.#over?.kind === 'failure' ? this.#over.error.code : this.#over?.kind;
    if (code === 'end' || code === 'body-incomplete' || !this.#reader) return;
    let left = this.#limitBytes;
    if (!isAnswered) left = this.#unreadBytes() > DISCARDED_BYTES ? 0 : DISCARDED_BYTES;
    if (code === 'body-too-slow') left = 0;
    while (left > 0) {
      const chunk = await this.#take();
      if (chunk.kind !== 'bytes') break;
      left -= chunk.bytes.byteLength;
    }
    // Not awaited: it may settle only when the client has stopped sending.
    this.#reader.cancel().catch(() => undefined);
  }

  #unreadBytes(): number {
    return this.announcedBytes === null ? 0 : this.announcedBytes - this.#receivedBytes;
  }

  #tooLarge(): BodyFailure {
    return { code: 'body-too-large', limit: this.#limitBytes };
  }

  #fail(error: BodyFailure): BodyChunk {
    this.#over = { kind: 'failure', error };
    return this.#over;
  }

  async #take(): Promise<BodyChunk> {
    if (!this.#reader) return { kind: 'end' };
    const { silenceMs, graceMs, bytesPerSecond, now } = this.#patience;
    const earnedMs = (this.#receivedBytes / bytesPerSecond) * 1000;
    const allowedMs = Math.max(0, Math.min(silenceMs, graceMs + earnedMs - this.#waitedMs));
    const startMs = now();
    const { promise: tooLong, resolve: giveUp } = Promise.withResolvers<'too-slow'>();
    const timer = setTimeout(() => giveUp('too-slow'), allowedMs);
    const part = await Promise.race([this.#reader.read().catch(() => null), tooLong]);
    clearTimeout(timer);
    this.#waitedMs += now() - startMs;
    if (part === 'too-slow') {
      return { kind: 'failure', error: { code: 'body-too-slow', silenceMs, bytesPerSecond } };
    }
    if (part === null) return { kind: 'failure', error: { code: 'body-incomplete' } };
    if (part.done) return { kind: 'end' };
    this.#receivedBytes += part.value.byteLength;
    return { kind: 'bytes', bytes: part.value };
  }
}

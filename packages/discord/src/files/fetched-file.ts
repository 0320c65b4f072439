import type { FileChunk, FileFailure, OpenMemory, PastedFile } from '@whyblocked/chat';

/** As Discord tells of a file that is attached. */
export interface AnnouncedFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly url: string;
}

export interface FileSource {
  /** Nothing is fetched until it is read. */
  open(file: AnnouncedFile): PastedFile;
  memory(file: AnnouncedFile): OpenMemory;
}

export interface FileSourceOptions {
  /** "https://cdn.discordapp.com": nothing else is ever fetched from. */
  readonly origins: readonly string[];
  /** Of one file. */
  readonly limitBytes?: number;
  /** A host that is silent for so long is given up. */
  readonly silenceMs?: number;
}

const LIMIT_BYTES = 64 * 1024 * 1024;
const MEMORY_BYTES = 8 * 1024 * 1024;
const SILENCE_MS = 15_000;

/**
 * Fetches files from Discord's hosts, and from no other: neither does an address that a paste holds lead anywhere, nor a redirect.
 * Sizes are counted while they arrive, whatever was announced.
 */
export function createFileSource({
  origins,
  limitBytes = LIMIT_BYTES,
  silenceMs = SILENCE_MS,
}: FileSourceOptions): FileSource {
  const allowed = new Set(origins);
  const chunks = (url: string, most: number) =>
    new FileChunks(allowed.has(originOf(url)) ? url : null, most, silenceMs);
  return {
    open: ({ name, sizeBytes, url }) => ({ name, sizeBytes, open: () => chunks(url, limitBytes) }),
    memory:
      ({ url }) =>
      async () => {
        const parts: Uint8Array[] = [];
        for await (const chunk of chunks(url, MEMORY_BYTES)) {
          if (!chunk.ok) return chunk;
          parts.push(chunk.value);
        }
        return { ok: true, value: Buffer.concat(parts) };
      },
  };
}

function originOf(url: string): string {
  return URL.parse(url)?.origin ?? '';
}

/** The bytes of one file as they arrive. `return()` ends the connection at once, also while one waits for bytes. */
class FileChunks implements AsyncIterableIterator<FileChunk> {
  readonly #url: string | null;
  readonly #limitBytes: number;
  readonly #silenceMs: number;
  readonly #abort = new AbortController();
  #body: AsyncIterator<Uint8Array> | undefined;
  #bytes = 0;
  #isOver = false;

  constructor(url: string | null, limitBytes: number, silenceMs: number) {
    this.#url = url;
    this.#limitBytes = limitBytes;
    this.#silenceMs = silenceMs;
  }

  async next(): Promise<IteratorResult<FileChunk, undefined>> {
    if (this.#isOver) return { done: true, value: undefined };
    const silence = setTimeout(() => this.#abort.abort(), this.#silenceMs);
    try {
      const chunk = await this.#read();
      if (chunk === undefined) return this.return();
      return chunk.ok ? { done: false, value: chunk } : this.#fail(chunk.error);
    } catch {
      return this.#fail({ code: 'unreachable' });
    } finally {
      clearTimeout(silence);
    }
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#isOver = true;
    this.#abort.abort();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #read(): Promise<FileChunk | undefined> {
    if (this.#body === undefined) {
      const opened = await this.#open();
      if (!opened.ok) return opened;
      this.#body = opened.value;
    }
    const { done, value } = await this.#body.next();
    if (done === true) return undefined;
    this.#bytes += value.length;
    if (this.#bytes > this.#limitBytes) return failed({ code: 'too-large', limitBytes: this.#limitBytes });
    return { ok: true, value };
  }

  async #open() {
    if (this.#url === null) return failed({ code: 'not-allowed' });
    const response = await fetch(this.#url, { redirect: 'manual', signal: this.#abort.signal });
    if (response.status >= 300 && response.status < 400) return failed({ code: 'not-allowed' });
    if (response.status >= 500 || response.status === 429) return failed({ code: 'unreachable' });
    if (!response.ok) return failed({ code: 'gone' });
    if (Number(response.headers.get('content-length') ?? 0) > this.#limitBytes) {
      return failed({ code: 'too-large', limitBytes: this.#limitBytes });
    }
    return { ok: true, value: bodyOf(response) } as const;
  }

  #fail(error: FileFailure): IteratorYieldResult<FileChunk> {
    this.#isOver = true;
    this.#abort.abort();
    return { done: false, value: failed(error) };
  }
}

function failed(error: FileFailure): { readonly ok: false; readonly error: FileFailure } {
  return { ok: false, error };
}

async function* bodyOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body !== null) yield* body;
}

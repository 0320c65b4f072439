export interface BodyRoomOptions {
  /** Bytes of all large bodies that may be in memory at one time. */
  readonly capacityBytes: number;
  /** Bodies that may wait for room; one more is turned away. */
  readonly waitingLimit: number;
}

interface Waiting {
  readonly bytes: number;
  readonly enter: () => void;
}

/**
 * Bounds the memory that large bodies take, however many clients there are: each enters with its size, in the order they
 * came, and leaves when it is answered. Who waits is not read, so its bytes stay with the client.
 */
export class BodyRoom {
  readonly #options: BodyRoomOptions;
  readonly #waiting: Waiting[] = [];
  #freeBytes: number;

  constructor(options: BodyRoomOptions) {
    this.#options = options;
    this.#freeBytes = options.capacityBytes;
  }

  /** Resolves to what to call when leaving; to null at once when too many wait already. */
  async enter(sizeBytes: number): Promise<(() => void) | null> {
    const bytes = Math.min(sizeBytes, this.#options.capacityBytes);
    if (this.#waiting.length > 0 || bytes > this.#freeBytes) {
      if (this.#waiting.length >= this.#options.waitingLimit) return null;
      await new Promise<void>((enter) => this.#waiting.push({ bytes, enter }));
    } else {
      this.#freeBytes -= bytes;
    }
    return () => {
      this.#freeBytes += bytes;
      this.#admit();
    };
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next && next.bytes <= this.#freeBytes; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#freeBytes -= next.bytes;
      next.enter();
    }
  }
}

import { limits, type Unread } from '@whyblocked/contract';

/** Collects what of a paste was not read, and why: one entry per reason, with the first file it happened to. */
export class UnreadLedger {
  readonly #entries = new Map<Unread['code'], Unread>();

  /** Told once for each file; `limit` is the bound that was in the way, where one was. */
  add(code: Unread['code'], at: { readonly file?: string | undefined; readonly limit?: number } = {}): void {
    const told = this.#entries.get(code);
    if (told !== undefined) {
      told.count += 1;
      return;
    }
    if (this.#entries.size >= limits.unread) return;
    this.#entries.set(code, {
      code,
      ...(at.file === undefined ? {} : { file: at.file }),
      count: 1,
      ...(at.limit === undefined ? {} : { limit: at.limit }),
    });
  }

  list(): Unread[] {
    return [...this.#entries.values()].map((entry) => ({ ...entry }));
  }

  /** Whether a limit cut something, so that there was more than was read. */
  get cut(): boolean {
    return [...this.#entries.values()].some((entry) => entry.limit !== undefined);
  }
}

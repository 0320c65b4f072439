import type { Unread } from '@whyblocked/contract';

export class UnreadLedger {
  readonly #entries = new Map<Unread['code'], Unread>();
  get cut(): boolean {
    return this.#entries.size > 0;
  }
  add(
    code: Unread['code'],
    { file, limit }: { readonly file?: string | undefined; readonly limit?: number } = {},
  ): void {
    const known = this.#entries.get(code);
    this.#entries.set(code, {
      ...(known ?? { code, ...(file === undefined ? {} : { file }), ...(limit === undefined ? {} : { limit }) }),
      count: (known?.count ?? 0) + 1,
    });
  }
  list(): Unread[] {
    return [...this.#entries.values()];
  }
}

/** How Discord, or what lies between, can fail. `after` an effect means that what was asked for was done. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Answers nothing, and keeps the connection. */
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** Waits until it is released, then goes on as if nothing were. */
  | { readonly kind: 'hold'; readonly until: Promise<void> };

/** A rate limit as Discord tells it. */
export function rateLimited(retryAfterS: number): Fault {
  return {
    kind: 'status',
    status: 429,
    headers: { 'Retry-After': String(retryAfterS), 'Content-Type': 'application/json' },
    body: JSON.stringify({ message: 'You are being rate limited.', retry_after: retryAfterS, global: false }),
  };
}

/** A rate limit by something between, which tells no time. */
export const rateLimitedByProxy: Fault = {
  kind: 'status',
  status: 429,
  headers: { 'Content-Type': 'text/html' },
  body: '<html><body>error code: 1015</body></html>',
};

/** "POST /channels/:id/messages": as {@link Route} names it. */
export interface ArmedFault {
  readonly route: string;
  readonly fault: Fault;
  times: number;
}

/** Faults that wait for their request. */
export class Faults {
  readonly #armed: ArmedFault[] = [];

  /** The next `times` requests to the route meet this fault. */
  add(route: string, fault: Fault, times = 1): void {
    this.#armed.push({ route, fault, times });
  }

  take(route: string): Fault | undefined {
    const armed = this.#armed.find((one) => one.route === route && one.times > 0);
    if (armed) armed.times -= 1;
    return armed?.fault;
  }

  clear(): void {
    this.#armed.length = 0;
  }
}

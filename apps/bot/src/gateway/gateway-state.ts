/** Two beats that were missed: Discord's are about 41 s apart. */
const STALE_MS = 100_000;

export interface GatewayHealth {
  readonly isWell: boolean;
  /** Shards that receive events, of those that there should be; 0 of 0 before Discord told how many. */
  readonly shardsUp: number;
  readonly shards: number;
  /** Since the oldest of the last answers to a heartbeat; null before the first. */
  readonly heartbeatAgeMs: number | null;
}

/** What is known of the connections, by events alone: what the library says of itself stays "ready" when it is not. */
export class GatewayState {
  readonly #now: () => number;
  /** Since when each shard receives events. */
  readonly #up = new Map<number, number>();
  #shards = 0;

  /** `now`: milliseconds of the calendar, as the library tells of heartbeats. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  expect(shards: number): void {
    this.#shards = shards;
  }

  up(shardId: number): void {
    this.#up.set(shardId, this.#now());
  }

  down(shardId: number): void {
    this.#up.delete(shardId);
  }

  /** `lastBeat`: when a heartbeat of the shard was last answered; -1 before the first. */
  health(lastBeat: (shardId: number) => number): GatewayHealth {
    const beats = [...this.#up].map(([shardId, since]) => Math.max(since, lastBeat(shardId)));
    const heartbeatAgeMs = beats.length === 0 ? null : Math.max(0, this.#now() - Math.min(...beats));
    const isConnected = this.#shards > 0 && this.#up.size === this.#shards;
    return {
      isWell: isConnected && heartbeatAgeMs !== null && heartbeatAgeMs < STALE_MS,
      shardsUp: this.#up.size,
      shards: this.#shards,
      heartbeatAgeMs,
    };
  }
}

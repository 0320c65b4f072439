/** Discord's epoch and the place of the time in an id. */
const EPOCH_MS = 1_420_070_400_000n;
const TIME_BITS = 22n;

/** Ids as Discord makes them, ascending; the time in them is made up, and the same in each run. */
export class Snowflakes {
  #next: bigint;

  constructor(startMs = 1_780_000_000_000) {
    this.#next = (BigInt(startMs) - EPOCH_MS) << TIME_BITS;
  }

  next(): string {
    this.#next += 1n << TIME_BITS;
    return this.#next.toString();
  }
}

/** The shard that a server belongs to. */
export function shardOf(guildId: string, shardCount: number): number {
  return Number((BigInt(guildId) >> TIME_BITS) % BigInt(shardCount));
}

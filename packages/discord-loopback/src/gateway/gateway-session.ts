import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { Wire } from '../limits/wire.ts';

interface Sent {
  readonly seq: number;
  readonly frame: string;
}

/** Kept for a bot that comes back. */
const MOST_KEPT = 5_000;

/** What a shard was sent, and the connection that it has; the session outlives the connection. */
export class GatewaySession {
  readonly id: string;
  readonly shardId: number;
  readonly shardCount: number;
  readonly intents: number;
  socket: WebSocket | undefined;
  readonly #sent: Sent[] = [];
  #seq = 0;

  constructor(
    id: string,
    { shardId, shardCount, intents }: Pick<GatewaySession, 'shardId' | 'shardCount' | 'intents'>,
  ) {
    this.id = id;
    this.shardId = shardId;
    this.shardCount = shardCount;
    this.intents = intents;
  }

  dispatch(type: string, data: Wire): void {
    this.#seq += 1;
    const frame = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: type, s: this.#seq, d: data });
    this.#sent.push({ seq: this.#seq, frame });
    if (this.#sent.length > MOST_KEPT) this.#sent.shift();
    this.socket?.send(frame);
  }

  /** Sends again what came after `seq`. */
  resume(socket: WebSocket, seq: number): void {
    this.socket = socket;
    for (const one of this.#sent) if (one.seq > seq) socket.send(one.frame);
    this.dispatch('RESUMED', {});
  }

  /** Sends the last event of a type once more, as it was. */
  repeat(type: string): void {
    const last = this.#sent.findLast(({ frame }) => frame.includes(`"t":"${type}"`));
    if (last) this.socket?.send(last.frame);
  }
}

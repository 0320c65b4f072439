import type { Wire } from '../limits/wire.ts';
import type { World } from '../world/world.ts';
import { type SignedRequest, SigningKey } from './signing-key.ts';

/** What is wrong with a delivery, as where it is not Discord that sends it. */
export type Spoiling =
  | 'another key'
  | 'a changed body'
  | 'a changed timestamp'
  | 'no signature'
  | 'an old signature'
  | 'a future signature';

export interface DeliveryAnswer {
  readonly status: number;
  readonly text: string;
}

/** So far from now a signature is none that Discord made just then. */
const FAR_MS = 10 * 60_000;

/**
 * Delivers interactions to endpoints over HTTP, signed, as Discord does where an application has an endpoint; the gateway then carries
 * none. Of several endpoints each gets all of them, as where what lies between repeats a request at another process.
 */
export class HttpDelivery {
  readonly #world: World;
  readonly #key = new SigningKey();
  #urls: readonly string[] = [];
  #spoiling: Spoiling | undefined;
  #last: SignedRequest | undefined;
  /** What endpoints answered to interactions, oldest first. */
  readonly answers: DeliveryAnswer[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  get publicKey(): string {
    return this.#key.publicKey;
  }

  /** Whether interactions go this way. */
  get isOn(): boolean {
    return this.#urls.length > 0;
  }

  deliverTo(...urls: readonly string[]): void {
    this.#urls = urls;
  }

  /** The next interaction is delivered so. */
  spoilNext(spoiling: Spoiling): void {
    this.#spoiling = spoiling;
  }

  deliver(interaction: Wire): void {
    const spoiling = this.#spoiling;
    this.#spoiling = undefined;
    this.#last = this.#signed(JSON.stringify(interaction), spoiling);
    this.#send(this.#last, spoiling === undefined);
  }

  /** Delivers the last interaction once more, as it was. */
  repeat(): void {
    if (this.#last) this.#send(this.#last, true);
  }

  /** Asks the first endpoint whether it is there, as Discord does before it takes an endpoint. */
  ping(spoiling?: Spoiling): Promise<DeliveryAnswer> {
    const { ids, bot } = this.#world;
    const ping = { id: ids.next(), application_id: bot.id, type: 1, token: 'aW50ZXJhY3Rpb24', version: 1 };
    return post(this.#urls[0] ?? '', this.#signed(JSON.stringify(ping), spoiling));
  }

  #signed(body: string, spoiling: Spoiling | undefined): SignedRequest {
    const nowMs = Date.now();
    switch (spoiling) {
      case 'another key':
        return new SigningKey().sign(body, nowMs);
      case 'a changed body':
        return { ...this.#key.sign(body, nowMs), body: `${body} ` };
      case 'a changed timestamp': {
        const { headers } = this.#key.sign(body, nowMs - FAR_MS);
        return { body, headers: { ...headers, 'X-Signature-Timestamp': String(Math.floor(nowMs / 1_000)) } };
      }
      case 'no signature':
        return { body, headers: { 'Content-Type': 'application/json' } };
      case 'an old signature':
        return this.#key.sign(body, nowMs - FAR_MS);
      case 'a future signature':
        return this.#key.sign(body, nowMs + FAR_MS);
      default:
        return this.#key.sign(body, nowMs);
    }
  }

  #send(request: SignedRequest, isDiscords: boolean): void {
    for (const url of this.#urls) {
      void post(url, request).then((answer) => {
        this.answers.push(answer);
        // The callback is the answer; anything in the response would be another one.
        const isTaken = answer.status === 202 && answer.text === '';
        if (isDiscords && !isTaken)
          this.#world.violations.push(`the endpoint answered ${answer.status} ${answer.text}`);
        this.#world.changed();
      });
    }
  }
}

/** Status 0 where nobody answers. */
async function post(url: string, { headers, body }: SignedRequest): Promise<DeliveryAnswer> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body });
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 0, text: '' };
  }
}

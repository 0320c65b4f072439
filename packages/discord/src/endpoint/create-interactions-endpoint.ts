import { InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import type { InteractionEdge } from '../answering/create-interaction-edge.ts';
import { createSignatureCheck } from './create-signature-check.ts';
import { type BodyBounds, readBody } from './read-body.ts';
import { refusal } from './refusal.ts';
import { signedHeaders } from './signed-headers.ts';

/**
 * How far the time of a delivery may be from ours, either way. Discord takes no first answer later than three seconds after it sent an
 * interaction, so that an older one can do nothing any more; the rest of the minute is for clocks that differ.
 */
export const CLOCK_TOLERANCE_S = 60;

/**
 * The largest that Discord sends is a form of five fields, or a message with all that it shows: far less, even where each character is
 * escaped. All is read before anything is known of who sends it. It comes in one go.
 */
const BOUNDS: BodyBounds = { limitBytes: 256 * 1024, patienceMs: 3_000 };

export interface InteractionsEndpointDeps {
  /** Of the application: 64 hexadecimal digits, as the developer portal shows it. */
  readonly publicKey: string;
  readonly edge: Pick<InteractionEdge, 'interaction'>;
  /** Discord signed this, but so many seconds ago (or ahead) by our clock: one of the clocks is wrong, or somebody repeats what they saw. */
  readonly onUntimely: (ageSeconds: number) => void;
  /** A bug; nobody else would hear of it. */
  readonly onFailure: (error: unknown) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly bounds?: BodyBounds;
}

/** Answers one request; never rejects. */
export type InteractionsEndpoint = (request: Request) => Promise<Response>;

/**
 * Receives interactions over HTTP. What Discord did not sign, just now, is refused before anything else is done with it.
 *
 * It answers 202 with nothing in it, and the question by Discord's callback, as Discord documents for interactions that come over HTTP:
 * the reply is then the one that the gateway needs, tried again where it fails; and where a delivery is repeated, by what lies between or
 * by somebody who saw it, and reaches another process, Discord takes one callback and refuses the others, whose processes then say
 * nothing. An answer in the response would be believed by each process to be the one. A process that gets the same delivery again drops
 * it at the edge, and says 202 as before: what was taken has not failed. Only PING cannot be answered by callback.
 */
export function createInteractionsEndpoint({
  publicKey,
  edge,
  onUntimely,
  onFailure,
  now = Date.now,
  bounds = BOUNDS,
}: InteractionsEndpointDeps): InteractionsEndpoint {
  const isSigned = createSignatureCheck(publicKey);
  return async (request) => {
    if (request.method !== 'POST') return refusal('method-not-allowed');
    const signed = signedHeaders(request.headers);
    if (!signed) return refusal('bad-signature');
    if (!JSON_TYPE.test(request.headers.get('content-type') ?? '')) return refusal('unsupported-media-type');
    const body = await readBody(request, bounds);
    if (!body.ok) return refusal(body.error.code);
    if (!isSigned(signed, body.value)) return refusal('bad-signature');
    const ageSeconds = Math.floor(now() / 1_000) - Number(signed.timestamp);
    if (Math.abs(ageSeconds) > CLOCK_TOLERANCE_S) {
      onUntimely(ageSeconds);
      return refusal('untimely');
    }
    const payload = parsed(body.value);
    if (payload === undefined) return refusal('invalid-json');
    if (payload.type === InteractionType.Ping) return Response.json({ type: InteractionResponseType.Pong });
    edge.interaction(payload).catch(onFailure);
    return new Response(null, { status: 202 });
  };
}

const JSON_TYPE = /^application\/json\s*(?:;|$)/i;

function parsed(bytes: Uint8Array): { readonly type?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

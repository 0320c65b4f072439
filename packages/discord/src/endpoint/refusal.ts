import type { BodyFailure } from './read-body.ts';

export type RefusalCode =
  | BodyFailure['code']
  | 'method-not-allowed'
  | 'bad-signature'
  | 'untimely'
  | 'unsupported-media-type'
  | 'invalid-json';

/** Discord takes an endpoint away that answers a wrong signature, which it sends now and then on purpose, with anything but 401. */
const REFUSALS: Readonly<Record<RefusalCode, { readonly status: number; readonly title: string }>> = {
  'invalid-json': { status: 400, title: 'The body is not JSON' },
  'body-incomplete': { status: 400, title: 'The body ended early' },
  'bad-signature': { status: 401, title: 'Discord did not sign this' },
  untimely: { status: 401, title: 'It was not signed now' },
  'method-not-allowed': { status: 405, title: 'This method is not allowed here' },
  'body-too-slow': { status: 408, title: 'The body came too slowly' },
  'body-too-large': { status: 413, title: 'That is too much' },
  'unsupported-media-type': { status: 415, title: 'This content type is not read here' },
};

/** Problem details (RFC 9457). */
export function refusal(code: RefusalCode): Response {
  const { status, title } = REFUSALS[code];
  return new Response(JSON.stringify({ type: 'about:blank', title, status, code }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...(status === 405 ? { Allow: 'POST' } : {}) },
  });
}

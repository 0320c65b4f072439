import type { ResponseObject } from './operation.ts';

export const digestHeaders: NonNullable<ResponseObject['headers']> = {
  ETag: { description: 'The SHA-256 of the body, in hexadecimal digits.', schema: { type: 'string' } },
  'Repr-Digest': { description: 'The same as in RFC 9530.', schema: { type: 'string' } },
  Digest: { description: 'The same as in RFC 3230.', schema: { type: 'string' } },
};

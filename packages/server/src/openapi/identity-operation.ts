import type { FailureCode } from '../errors/server-failure.ts';
import type { Operation, Parameter } from './operation.ts';

/** Anybody may ask, and who has a token may say so. */
export const optionalToken: NonNullable<Operation['security']> = [{}, { token: [] }];

export const neededToken: NonNullable<Operation['security']> = [{ token: [] }];

export const onBehalfOf: Parameter = {
  name: 'On-Behalf-Of',
  in: 'header',
  required: false,
  description:
    'For whom a bot speaks: "discord:" and a keyed hash of the account. Needed with the token of a bot, and refused with others.',
  schema: { type: 'string', pattern: '^discord:[0-9a-f]{32,64}$' },
  example: 'discord:00112233445566778899aabbccddeeff',
};

/** What may be wrong with who asks. */
export const identityProblems = [
  'bad-token',
  'expired-token',
  'revoked-token',
  'bad-on-behalf',
  'community-unavailable',
] as const satisfies readonly FailureCode[];

/** What may be wrong with a JSON body. */
export const jsonProblems = [
  'empty-body',
  'body-incomplete',
  'invalid-json',
  'invalid-encoding',
  'body-too-slow',
  'body-too-large',
  'unsupported-media-type',
  'unsupported-content-encoding',
  'invalid-request',
  'busy',
] as const satisfies readonly FailureCode[];

import fc from 'fast-check';
import {
  type Arbitrary,
  effect,
  label,
  labelPattern,
  list,
  maybe,
  pick,
  questions,
  words,
} from './sample-words.fixture.ts';
import { UNIX_MASKS } from './walk-socket.fixture.ts';

const address = pick('none', '@a', '@ab', '@a/b', '@a\0\0', '@/tmp/.X11-unix/X0', '@b');
const addressPattern = pick(
  ...[
    'none',
    '@a',
    '"@a*"',
    '"@a**"',
    '@a?',
    '@/tmp/.X11-unix/X[0-9]*',
    '@**',
    '@*',
    '@{a,b}',
    '"@{a,b}"',
    '@[ab]',
    '@a/*',
    '"none"',
    '@a\\x00',
  ],
);
const peerCondition = fc.oneof(
  labelPattern.map((peer) => `peer=(label=${peer})`),
  addressPattern.map((addr) => `peer=(addr=${addr})`),
  fc
    .tuple(addressPattern, pick(', ', ',', ' '), labelPattern)
    .map(([addr, between, peer]) => `peer=(addr=${addr}${between}label=${peer})`),
);
const unixRule = (masks: readonly string[], peer: Arbitrary<string>): Arbitrary<string> =>
  words(
    effect,
    fc.constant('unix'),
    maybe(list(masks, 5)),
    maybe(pick('stream', 'stream', 'dgram', '(stream)', '"stream"'), 'type='),
    maybe(addressPattern, 'addr='),
    peer,
  );
export const unixSamples = questions(
  fc.oneof(
    { weight: 4, arbitrary: unixRule(['send', 'receive', 'connect', 'accept', 'r', 'w', 'rw'], maybe(peerCondition)) },
    { weight: 4, arbitrary: unixRule(UNIX_MASKS, fc.constant('')) },
    { weight: 1, arbitrary: unixRule([...UNIX_MASKS, 'read', 'write'], maybe(peerCondition)) },
  ),
  fc.oneof(
    fc.record({
      kind: fc.constant('unix' as const),
      mask: pick('send', 'receive', 'connect', 'send receive', 'send receive connect'),
      type: pick('stream', 'stream', 'dgram'),
      address,
      peerAddress: address,
      peerLabel: label,
    }),
    fc.record({
      kind: fc.constant('unix' as const),
      mask: pick('bind', 'listen', 'accept', 'shutdown', 'getattr', 'setattr', 'getopt', 'setopt'),
      type: pick('stream', 'dgram'),
      address,
    }),
    fc.record({
      kind: fc.constant('unix' as const),
      mask: fc.constant('create'),
      type: pick('stream', 'dgram', 'seqpacket'),
    }),
  ),
);

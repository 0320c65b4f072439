import fc from 'fast-check';
import { effect, label, labelPattern, list, maybe, pick, questions, words } from './sample-words.fixture.ts';
import { SIGNAL_NAMES } from './walk-access.fixture.ts';

export const signalSamples = questions(
  words(
    effect,
    fc.constant('signal'),
    maybe(list(['send', 'receive', 'r', 'w', 'rw', 'read', 'write'], 2)),
    maybe(
      list(
        [...SIGNAL_NAMES.filter((name) => name !== 'lost' && name !== 'unused'), 'rtmin+0', 'rtmin+8', 'rtmin+32'],
        30,
      ),
      'set=',
    ),
    maybe(pick('exists', 'term', '(kill)', 'stp', 'rtmin+9', '"term"', 'tstp', 'nosuch', 'rtmin+33', 'lost'), 'set='),
    maybe(labelPattern, 'peer='),
  ),
  fc.record({
    kind: fc.constant('signal' as const),
    mask: pick('send', 'receive'),
    signal: pick(...SIGNAL_NAMES, 'term', 'term', 'kill', 'kill', 'rtmin+0', 'rtmin+8', 'rtmin+9'),
    peer: label,
  }),
);

export const ptraceSamples = questions(
  words(
    effect,
    fc.constant('ptrace'),
    maybe(list(['trace', 'read', 'tracedby', 'readby', 'r', 'w', 'rw'], 2)),
    maybe(labelPattern, 'peer='),
  ),
  fc.record({ kind: fc.constant('ptrace' as const), mask: pick('trace', 'read', 'tracedby', 'readby'), peer: label }),
);

import fc from 'fast-check';
import { KERNEL_CAPABILITIES } from './kernel-features.fixture.ts';
import { effect, label, labelPattern, maybe, pick, questions, words } from './sample-words.fixture.ts';
import { FAMILY_NAMES, TYPE_NAMES } from './walk-socket.fixture.ts';

export const capabilitySamples = questions(
  fc
    .tuple(effect, fc.array(pick(...KERNEL_CAPABILITIES, 'nosuch'), { maxLength: 3 }))
    .map(([word, names]) => `${[word, 'capability', ...names].filter((text) => text !== '').join(' ')},`),
  pick(...KERNEL_CAPABILITIES).map((name) => ({ kind: 'capability', name }) as const),
);

export const networkSamples = questions(
  words(
    effect,
    fc.constant('network'),
    maybe(pick('inet', 'inet6', 'inet', 'netlink', 'unix', ...FAMILY_NAMES)),
    maybe(pick(...TYPE_NAMES, 'stream', 'tcp', 'udp', 'icmp')),
  ),
  fc.record({
    kind: fc.constant('network' as const),
    family: pick(...FAMILY_NAMES, 'inet', 'inet', 'inet', 'inet6', 'inet6'),
    type: pick(...TYPE_NAMES, 'stream', 'dgram'),
  }),
);

export const changeProfileSamples = questions(
  fc
    .tuple(effect, maybe(labelPattern, '-> '))
    .map(([word, target]) => `${[word, 'change_profile', target].filter((text) => text !== '').join(' ')},`),
  label.map((target) => ({ kind: 'change_profile', operation: 'change_profile', target }) as const),
);

import fc from 'fast-check';
import { type Arbitrary, effect, label, labelPattern, list, maybe, pick, questions } from './sample-words.fixture.ts';

const busName = pick('org.a', 'org.a.B', 'org.a.C.D', ':1.5');
const busNamePattern = pick(
  ...['org.a', 'org.a.*', 'org.a{,.*}', 'org.**', ':*', 'org.{a,b}', '"org.a"', '"org.{a,b}"', 'org.a.?'],
);
const busPath = pick('/', '/org/a', '/org/a/', '/org/a/B', '/org/a/B/C');
const busPathPattern = pick(
  ...['/', '/org/a', '/org/a/', '/org/a/*', '/org/a/**', '/org/a{,/**}', '/org/{,**}', '"/org/a"', '/**', '/org//a'],
);
const busWord = pick('bus=system', 'bus=session', 'bus={system,session}', 'bus=s*');
const dbusCondition = fc.oneof(
  busWord,
  busPathPattern.map((path) => `path=${path}`),
  busNamePattern.map((name) => `interface=${name}`),
  pick('member=Get', 'member={Get,Set}', 'member="G*"', 'member=*').map(String),
  fc
    .tuple(busNamePattern, pick(', ', ',', ' '), labelPattern)
    .map(([name, between, peer]) => `peer=(name=${name}${between}label=${peer})`),
  labelPattern.map((peer) => `peer=(label=${peer})`),
  busNamePattern.map((name) => `peer=(name=${name})`),
);
const dbusRule = (access: Arbitrary<string>, conditions: Arbitrary<string>, most: number): Arbitrary<string> =>
  fc
    .tuple(effect, maybe(access), fc.uniqueArray(conditions, { maxLength: most, selector: (text) => text.slice(0, 3) }))
    .map(([word, mask, chosen]) => `${[word, 'dbus', mask, ...chosen].filter((text) => text !== '').join(' ')},`);
export const dbusSamples = questions(
  fc.oneof(
    { weight: 5, arbitrary: dbusRule(list(['send', 'receive', 'rw', 'r', 'w'], 2), dbusCondition, 3) },
    {
      weight: 2,
      arbitrary: dbusRule(
        fc.constant('bind'),
        fc.oneof(
          busWord,
          busNamePattern.map((name) => `name=${name}`),
        ),
        2,
      ),
    },
    { weight: 1, arbitrary: dbusRule(list(['eavesdrop', 'bind', 'send', 'receive']), busWord, 1) },
    {
      weight: 1,
      arbitrary: dbusRule(
        list(['send', 'receive', 'bind', 'eavesdrop']),
        fc.oneof(
          dbusCondition,
          busNamePattern.map((name) => `name=${name}`),
        ),
        3,
      ),
    },
  ),
  fc.oneof(
    fc.record({
      kind: fc.constant('dbus' as const),
      bus: pick('system', 'session'),
      mask: pick('send', 'receive'),
      name: busName,
      path: busPath,
      interface: busName,
      member: pick('Get', 'Set', 'Go'),
      peerLabel: label,
    }),
    fc.record({
      kind: fc.constant('dbus' as const),
      bus: pick('system', 'session'),
      mask: fc.constant('bind'),
      name: busName,
    }),
    fc.record({ kind: fc.constant('dbus' as const), bus: pick('system', 'session'), mask: fc.constant('eavesdrop') }),
  ),
);

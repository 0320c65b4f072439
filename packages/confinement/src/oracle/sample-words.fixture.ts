import fc from 'fast-check';
import type { Access } from '../access.ts';
import type { Question } from './compare-policies.fixture.ts';

export type Arbitrary<T> = fc.Arbitrary<T>;

export const pick = <T>(...values: readonly T[]): Arbitrary<T> => fc.constantFrom(...values);
/** `before` and one of the values, or nothing at all. */
export const maybe = (value: Arbitrary<string>, before = ''): Arbitrary<string> =>
  fc.option(value, { nil: undefined }).map((text) => (text === undefined ? '' : `${before}${text}`));
export const words = (...parts: readonly Arbitrary<string>[]): Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => `${texts.filter((text) => text !== '').join(' ')},`);
export const effect = pick('', '', '', '', 'deny', 'audit', 'audit deny', 'allow');
export const list = (values: readonly string[], most = 3): Arbitrary<string> =>
  fc
    .tuple(fc.subarray([...values], { minLength: 1, maxLength: most }), pick(', ', ' ', ','))
    .map(([chosen, between]) => (chosen.length === 1 ? (chosen[0] ?? '') : `(${chosen.join(between)})`));

export const questions = <A extends Access>(rule: Arbitrary<string>, access: Arbitrary<A>): Arbitrary<Question> =>
  fc.record({
    rules: fc.array(rule, { minLength: 1, maxLength: 2 }),
    accesses: fc.array(access, { minLength: 6, maxLength: 6 }),
  });

export const label = pick(
  ...[
    'unconfined',
    'a',
    'b',
    'a//b',
    'snap.a.b',
    'snap.a.c',
    'snap.a.b//null-/bin/x',
    '/usr/bin/x',
    'a//&b',
    'b//&a',
    'a//&b//&a',
  ],
);
export const labelPattern = pick(
  ...[
    'unconfined',
    'a',
    'b',
    '"a"',
    'a//b',
    'snap.a.*',
    'snap.a.**',
    'snap.*',
    '*',
    '**',
    '{a,b}',
    'a//&b',
    '/usr/bin/x',
  ],
  ...[
    '/usr/**',
    'snap.a.[bc]',
    'snap.?.b',
    '@{NAME}',
    '@{NAMES}',
    'sna{p,}.a.b',
    '"snap.a.b"',
    '/{,usr/}bin/x',
    '[^a]',
    'a*',
    '*b',
  ],
);

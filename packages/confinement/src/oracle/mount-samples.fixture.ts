import fc from 'fast-check';
import { type Arbitrary, effect, maybe, pick, questions, words } from './sample-words.fixture.ts';

const mountPoint = pick('/', '/a/', '/a/b/', '/b/', '/a', '/x/');
const mountSource = pick('/', '/a/', '/a/b/', '/b/', '/dev/sda1', 'tmpfs', 'none');
const mountPattern = pick(
  ...[
    '/',
    '/a/',
    '/a/*/',
    '/a/**',
    '/{,**}',
    '**',
    '/b/',
    '/{a,b}/',
    '/dev/*',
    '"/a/"',
    'tmpfs',
    'none',
    '*',
    '/a//',
    '/**',
  ],
);
const PLAIN_FLAGS = [
  'ro',
  'rw',
  'nosuid',
  'nodev',
  'noexec',
  'sync',
  'noatime',
  'relatime',
  'silent',
  'mand',
  'dirsync',
  'strictatime',
];
const ABSENT_FLAGS = ['suid', 'dev', 'exec', 'async', 'atime', 'nomand'];
const PROPAGATION = ['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave', 'unbindable', 'runbindable'];
const PROPAGATION_WORDS = [...PROPAGATION, ...PROPAGATION.map((word) => `make-${word}`)];
/** At most one way of mounting, with plain flags beside it. */
const flagSet = (commands: readonly string[], plain: readonly string[]): Arbitrary<readonly string[]> =>
  fc
    .tuple(maybe(pick(...commands)), fc.subarray([...plain], { maxLength: 2 }))
    .map(([command, flags]) => (command === '' ? flags : [...flags, command]));
const options = (flags: readonly string[], relation: string): string =>
  flags.length === 0
    ? ''
    : `options${relation}${relation === '=' && flags.length === 1 ? flags[0] : `(${flags.join(', ')})`}`;
const relation = pick('=', '=', '=', ' in ');
const FREQUENT_FLAGS = ['ro', 'rw', 'nosuid', ...PLAIN_FLAGS, ...ABSENT_FLAGS];
const flagsOf = (sets: Arbitrary<readonly string[]>): Arbitrary<string> => sets.map((flags) => flags.join(', '));
const mountRule = fc.oneof(
  {
    weight: 4,
    arbitrary: words(
      effect,
      fc.constant('mount'),
      maybe(pick('tmpfs', 'ext4', 'ext*', '(tmpfs, ext4)', '(tmpfs ext4)'), 'fstype='),
      fc.tuple(fc.subarray(FREQUENT_FLAGS, { maxLength: 3 }), relation).map(([flags, is]) => options(flags, is)),
      maybe(mountPattern),
      maybe(mountPattern, '-> '),
    ),
  },
  {
    weight: 4,
    arbitrary: words(
      effect,
      fc.constant('mount'),
      fc
        .tuple(flagSet(['bind', 'rbind', 'move', 'B', 'R', 'M'], ['ro', 'rw', 'nosuid']), relation)
        .map(([flags, is]) => options(flags, is)),
      mountPattern,
      maybe(mountPattern, '-> '),
    ),
  },
  {
    weight: 2,
    arbitrary: words(
      effect,
      fc.constant('mount'),
      fc.tuple(pick('', 'rw, '), pick(...PROPAGATION_WORDS)).map(([plain, word]) => `options=(${plain}${word})`),
      maybe(mountPattern, '-> '),
    ),
  },
  {
    weight: 2,
    arbitrary: words(
      effect,
      pick('remount', 'remount', 'mount options=(remount, ro)'),
      fc.tuple(flagSet(['bind'], FREQUENT_FLAGS), relation).map(([flags, is]) => options(flags, is)),
      maybe(mountPattern),
    ),
  },
  { weight: 2, arbitrary: words(effect, pick('umount', 'unmount'), maybe(mountPattern)) },
  {
    weight: 2,
    arbitrary: words(effect, fc.constant('pivot_root'), maybe(mountPattern, 'oldroot='), maybe(mountPattern)),
  },
);
export const mountSamples = questions(
  mountRule,
  fc.oneof(
    fc.record({
      kind: fc.constant('mount' as const),
      operation: fc.constant('mount' as const),
      source: mountSource,
      target: mountPoint,
      fstype: pick('tmpfs', 'ext4', 'ext3'),
      flags: flagsOf(
        fc.oneof(
          flagSet(['bind', 'rbind', 'move', ...PROPAGATION], ['ro', 'rw', 'nosuid']),
          fc.subarray(PLAIN_FLAGS, { maxLength: 3 }),
        ),
      ),
    }),
    fc.record({
      kind: fc.constant('mount' as const),
      operation: fc.constant('remount' as const),
      target: mountPoint,
      flags: flagsOf(flagSet(['bind'], PLAIN_FLAGS)).map((flags) => (flags === '' ? 'remount' : `${flags}, remount`)),
    }),
    fc.record({ kind: fc.constant('mount' as const), operation: fc.constant('umount' as const), target: mountPoint }),
    fc.record({
      kind: fc.constant('mount' as const),
      operation: fc.constant('pivotroot' as const),
      source: mountPoint,
      target: mountPoint,
    }),
  ),
);

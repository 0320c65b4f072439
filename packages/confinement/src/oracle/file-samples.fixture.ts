import fc from 'fast-check';
import { effect, pick, questions } from './sample-words.fixture.ts';

const path = pick(
  '/',
  '/a',
  '/a/',
  '/a/b',
  '/a/b/',
  '/a/b/c',
  '/a//b',
  '/b',
  '/a/.b',
  '/a/\u00e9',
  '/root/x',
  '/home/u/x',
  '/home//x',
);
const pathPattern = pick(
  ...[
    '/',
    '/a',
    '/a/',
    '/a/*',
    '/a/**',
    '/a/{,**}',
    '/a/{b,*}',
    '/{a,b}',
    '/a/b*',
    '/a/[^b]',
    '/a/?',
    '/**',
    '/a**',
    '/a/**/c',
    '@{HOME}/x',
  ],
  ...['"/a/b"', '/a/[b-d]', '/{,**}', '/*/b', '/a/*/', '/a/**/', '/a//b', '/a/b{,/**}'],
);
const permissions = pick(
  'r',
  'w',
  'rw',
  'a',
  'ra',
  'k',
  'rk',
  'm',
  'l',
  'rl',
  'rwlk',
  'ix',
  'Px',
  'rix',
  'Cx',
  'Ux',
  'mr',
  'Pix',
  'ux',
);
const fileRule = fc.oneof(
  fc
    .tuple(effect, pick('', '', 'owner', 'other'), pathPattern, permissions, fc.boolean())
    .map(([word, who, name, perms, first]) => {
      const letters = word.includes('deny') ? perms.replace(/[PCUu]?i?x/i, 'x') : perms;
      return `${[word, who, ...(first ? [letters, name] : [name, letters])].filter((text) => text !== '').join(' ')},`;
    }),
  fc
    .tuple(effect, pick('', 'owner'), pick('', 'subset'), pathPattern, pathPattern)
    .map(
      ([word, who, subset, name, target]) =>
        `${[word, who, 'link', subset, name, '->', target].filter((text) => text !== '').join(' ')},`,
    ),
  pick('file,', 'deny file,', 'owner file,', 'audit file,'),
);
export const fileSamples = questions(
  fileRule,
  fc.oneof(
    fc.record({
      kind: fc.constant('file' as const),
      path,
      mask: pick('r', 'w', 'a', 'wc', 'd', 'k', 'm', 'x', 'rw', 'ac', 'c', 'wr'),
      owner: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('file' as const), path, target: path, mask: fc.constant('l'), owner: fc.boolean() }),
  ),
);

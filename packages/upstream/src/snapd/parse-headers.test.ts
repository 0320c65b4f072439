import { expect, it } from 'vitest';
import { parseHeaders } from './parse-headers.ts';

it('reads maps, lists and texts; what looks like YAML stays text', () => {
  const text = `
  example:
    allow-installation:
      slot-snap-type:
        - core
        - app
    deny-auto-connection: true
    allow-auto-connection:
      -
        plug-attributes:
          a: $SLOT(a)
        slots-per-plug: *
      -
        on-classic: false
`;
  expect(parseHeaders(text)).toEqual({
    example: {
      'allow-installation': { 'slot-snap-type': ['core', 'app'] },
      'deny-auto-connection': 'true',
      'allow-auto-connection': [
        { 'plug-attributes': { a: '$SLOT(a)' }, 'slots-per-plug': '*' },
        { 'on-classic': 'false' },
      ],
    },
  });
});

it('has no inline lists, keeps blanks, and takes texts of several lines', () => {
  const text = `
  example:
    units: [a, b]
    quoted: "x"
    blank:  y 
    list:
      - : z
    long:
        first
          second
`;
  expect(parseHeaders(text)).toEqual({
    example: { units: '[a, b]', quoted: '"x"', blank: ' y ', list: [': z'], long: 'first\n  second' },
  });
});

it.each([
  'no colon here',
  'a:\n    b: c\n  d: e',
  '  a:b',
  '  a:',
  '  a: b\n\n  c: d',
  '  a: b\n  a: c',
  '  A: b',
  '  a--b: c',
  '  a:\n   b: c',
  '  a:\n    -b',
  '  a:\n    - b\n    c: d',
  '  a: b\n    c: d',
])('gives nothing for %j', (text) => {
  expect(parseHeaders(text)).toBeNull();
});

it('gives an empty map for an empty text', () => {
  expect(parseHeaders('')).toEqual({});
  expect(parseHeaders('\n\n')).toEqual({});
});

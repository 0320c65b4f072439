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

it('gives nothing for text that does not fit', () => {
  expect(parseHeaders('no colon here')).toBeNull();
  expect(parseHeaders('a:\n    b: c\n  d: e')).toBeNull();
  expect(parseHeaders('')).toEqual({});
});

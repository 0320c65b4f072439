import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countLines } from './count-lines.ts';

it('counts what a loop over the bytes counts, at any alignment', () => {
  const byte = fc.oneof(fc.constantFrom(10, 0x0b, 0x09, 0x8a, 0, 255), fc.nat(255));
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 3000 }), fc.nat(8), fc.nat(8), (values, from, cut) => {
      const bytes = Uint8Array.from(values);
      const to = Math.max(0, bytes.length - cut);
      expect(countLines(bytes, from, to)).toBe(bytes.subarray(from, to).filter((value) => value === 10).length);
    }),
  );
});

it('counts a stretch of line ends alone', () => {
  expect(countLines(new Uint8Array(100_003).fill(10), 1, 100_003)).toBe(100_002);
});

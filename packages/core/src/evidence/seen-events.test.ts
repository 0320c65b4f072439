import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SeenEvents } from './seen-events.ts';

it('knows each pair of event and entry, as a set of texts would', () => {
  const pair = fc.tuple(fc.oneof(fc.nat(20), fc.nat({ max: Number.MAX_SAFE_INTEGER })), fc.nat(5));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 3000 }), (pairs) => {
      const seen = new SeenEvents();
      const expected = new Set<string>();
      for (const [event, entry] of pairs) {
        expect(seen.isNew(event, entry)).toBe(!expected.has(`${event} ${entry}`));
        expected.add(`${event} ${entry}`);
      }
    }),
  );
});

it('forgets nothing while it grows, and takes everything for new once it is full', () => {
  const seen = new SeenEvents();
  const events = 1 << 19;
  for (let event = 0; event < events; event++) expect(seen.isNew(event * 977, 3)).toBe(true);
  expect(seen.isNew(977, 3)).toBe(false);
  expect(seen.isNew((events - 1) * 977, 3)).toBe(false);
  expect(seen.isNew(1, 3)).toBe(true);
  expect(seen.isNew(1, 3)).toBe(true);
});

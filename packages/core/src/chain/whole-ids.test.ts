import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WholeIds } from './whole-ids.ts';

it('takes a short id for the one that goes on from it', () => {
  const ids = new WholeIds([
    'aaaaaaaaaaaa',
    'aaaaaaaaaaaa1',
    'aaaaaaaaaaaa1bbb',
    'cccccccccccc',
    'cccccccccccc1',
    'cccccccccccc2',
  ]);
  expect(ids.of('aaaaaaaaaaaa')).toBe('aaaaaaaaaaaa1bbb');
  expect(ids.of('aaaaaaaaaaaa1bbb')).toBe('aaaaaaaaaaaa1bbb');
  expect(ids.of('aaaaaaaaaaaa1bbbcc')).toBe('aaaaaaaaaaaa1bbb');
  expect(ids.of('aaaaaaaaaaaa1bbccc')).toBeUndefined();
  expect(ids.of('cccccccccccc')).toBeUndefined();
  expect(ids.of('cccccccccccc3')).toBeUndefined();
  expect(ids.of('dddddddddddd')).toBeUndefined();
});

it('never takes one id for another', () => {
  const id = fc.stringMatching(/^[ab]{12,15}$/);
  fc.assert(
    fc.property(fc.array(id, { maxLength: 20 }), id, (all, asked) => {
      const found = new WholeIds(all).of(asked);
      if (found === undefined) return;
      expect(all).toContain(found);
      expect(found.startsWith(asked) || asked.startsWith(found)).toBe(true);
      const longer = all.filter((one) => one.startsWith(asked));
      expect(longer.every((one) => found.startsWith(one))).toBe(true);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecentMap } from './recent-map.ts';

describe('RecentMap', () => {
  it('keeps what was asked for or set last, and hands over what leaves', () => {
    const left: number[] = [];
    const map = new RecentMap<number, number>(4, (value) => left.push(value));
    for (const key of [1, 2, 3]) map.set(key, key);
    expect(map.get(1)).toBe(1);
    for (const key of [4, 5]) map.set(key, key);
    expect(left).toEqual([2]);
    expect(map.get(2)).toBeUndefined();
    expect(map.get(1)).toBe(1);
  });

  it('never holds more than its capacity, and loses nothing without saying so', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), fc.integer({ min: 2, max: 20 }), (keys, capacity) => {
        const left: number[] = [];
        const map = new RecentMap<number, number>(capacity, (value) => left.push(value));
        const set = new Set<number>();
        let order = 0;
        for (const key of keys) {
          if (map.get(key) !== undefined) continue;
          map.set(key, order);
          set.add(order++);
        }
        expect(map.values().length).toBeLessThanOrEqual(capacity);
        expect(new Set([...map.values(), ...left])).toEqual(set);
      }),
    );
  });

  it('keeps what was asked for as long as its generation lasts', () => {
    const map = new RecentMap<number, number>(8);
    map.set(0, 0);
    const { generation } = map;
    for (let key = 1; map.generation === generation; key++) map.set(key, key);
    expect(map.get(0)).toBe(0);
  });
});

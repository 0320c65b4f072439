import { describe, expect, it } from 'vitest';
import { readStamp } from './carrier.ts';

describe('readStamp', () => {
  it('gives UTC where the stamp tells it', () => {
    expect(readStamp('2024-06-22T16:36:00.5+02:00 node-1 kernel: ')).toBe('2024-06-22T14:36:00.500Z');
    expect(readStamp('1687451760.860000 node-1 kernel: ')).toBe('2023-06-22T16:36:00.860Z');
  });

  it('leaves what tells no date or zone as it is written, in any language', () => {
    for (const stamp of ['Jun 22 16:36:00', 'févr. 22 16:36:00', '6月 22 16:36:00', '12월 02 06:36:00']) {
      expect(readStamp(`${stamp} node-1 kernel: `)).toBe(stamp);
    }
    expect(readStamp('[   12.345678] ')).toBe('12.345678');
    expect(readStamp('[Thu Jun 22 16:36:00 2023] ')).toBe('Thu Jun 22 16:36:00 2023');
  });

  it('finds none in other text', () => {
    for (const head of ['', 'kernel: ', '16:36:00 ', '[12] ', '月 22 16:36:00 '])
      expect(readStamp(head)).toBeUndefined();
  });
});

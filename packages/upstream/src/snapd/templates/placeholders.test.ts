import { describe, expect, it } from 'vitest';
import { type GoText, originOf, text } from '../../go/go-text.ts';
import type { Conjunction } from '../../go/policy-condition.ts';
import { type Filling, filled } from './placeholders.ts';

const HERE: Conjunction = [{ fact: 'snap.classic', op: 'eq', value: false }];
const SUN: Conjunction = [{ fact: 'host.sun', op: 'eq', value: true }];
const RAIN: Conjunction = [{ fact: 'host.sun', op: 'eq', value: false }];
const whole: GoText = {
  ...text('begin #A#\n  #B#\nhead #C# {\nline #C# end\nlast\n'),
  pieces: [{ from: 0, origin: { at: 'constant', file: 'a.go', begins: 10, line: 10 } }],
};

function ways(...pairs: readonly (readonly [string, Conjunction])[]): readonly Filling[] {
  return pairs.map(([value, conditions]) => ({ text: text(value), conditions }));
}

describe('filled', () => {
  const parts = filled(
    whole,
    HERE,
    new Map([
      ['#A#', ways(['one', HERE], ['one', SUN])],
      ['#B#', ways(['sun,\n', SUN], ['', RAIN])],
      ['#C#', ways(['bright', SUN], ['wet', RAIN])],
    ]),
  );

  it('puts in place what is the same in any case, and beside it what is not', () => {
    expect(parts.map(({ text: { text: value }, conditions }) => [value, conditions])).toEqual([
      ['begin one\n\nhead  {\n\nlast\n', HERE],
      ['sun,\n', SUN],
      ['head bright {', SUN],
      ['head wet {', RAIN],
      ['line bright end', SUN],
      ['line wet end', RAIN],
    ]);
  });

  it('keeps the lines of the source', () => {
    const [base, , , , line] = parts;
    expect(base && originOf(base.text, 4)).toMatchObject({ at: 'constant', line: 14 });
    expect(line && originOf(line.text, 0)).toMatchObject({ at: 'constant', line: 13 });
  });
});

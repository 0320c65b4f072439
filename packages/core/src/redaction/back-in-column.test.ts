import { describe, expect, it } from 'vitest';
import { backInColumn } from './back-in-column.ts';
import { createRedactor } from './create-redactor.ts';

describe('backInColumn', () => {
  it('takes blanks away down to two, and tells what is left', () => {
    expect(backInColumn('   Ready', 2)).toEqual({ text: '  Ready', shift: 1 });
    expect(backInColumn('     Ready', 2)).toEqual({ text: '   Ready', shift: 0 });
  });

  it('adds what is missing', () => {
    expect(backInColumn('  Ready', -3)).toEqual({ text: '     Ready', shift: 0 });
    expect(backInColumn('/24  x', -1)).toEqual({ text: '/24   x', shift: 0 });
  });

  it.each(['no columns', 'x="a   b"', "it's   x", 'a=b   c', '   ', ''])('leaves %j', (text) => {
    expect(backInColumn(text, 4)).toEqual({ text, shift: 4 });
  });

  it('ends with the line', () => {
    expect(backInColumn('\nname   x', 4)).toEqual({ text: '\nname   x', shift: 0 });
    expect(backInColumn('     x\n     y', 1)).toEqual({ text: '    x\n     y', shift: 0 });
  });
});

it('keeps the columns of a table', () => {
  const rows = ['node-with-a-name', 'n1'].map((name) => `${name.padEnd(19)}Ready    <none>   5d   v1.32.3`);
  const expected = ['HOST_1', 'HOST_2'].map((token) => `${token.padEnd(19)}Ready    <none>   5d   v1.32.3`);
  expect(createRedactor().text(rows.join('\n'))).toBe(expected.join('\n'));
});

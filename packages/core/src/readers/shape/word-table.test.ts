import { describe, expect, it } from 'vitest';
import { readForms } from '../read-forms.fixture.ts';
import { wordTableReader } from './word-table.ts';

/** Tells each row as an addon, and whether the table was whole as another one. */
const reader = wordTableReader({
  form: 'fruit',
  from: ['a test'],
  triggers: ['Fruit Colour', 'fruit list'],
  headers: [['Fruit', 'Colour', 'Notes']],
  command: 'fruit list',
  begins: (word) => /^[a-z]+$/.test(word),
  open: (say, command) => {
    let last: Parameters<typeof say>[1] | undefined;
    return {
      row({ Fruit = '', Colour = '', Notes = '' }, line) {
        if (!/^#\d+$/.test(Colour)) return false;
        last = line;
        say({ kind: 'fact', about: 'addon', name: `${Fruit} ${Notes}`, enabled: true }, line);
        return true;
      },
      close(whole) {
        if (last) say({ kind: 'fact', about: 'addon', name: `of ${command}`, enabled: whole }, last);
      },
    };
  },
});

function read(text: string): readonly unknown[] {
  return readForms(text, [reader]).found.map(({ line, statement }) =>
    statement.kind === 'fact' && statement.about === 'addon' ? [line, statement.name, statement.enabled] : [],
  );
}

describe('wordTableReader', () => {
  it('reads rows, and knows the command before them', () => {
    expect(read('$ fruit list x\nFruit Colour Notes\nplum   #1   -\npear #2 a,b')).toEqual([
      [3, 'plum -', true],
      [4, 'pear a,b', true],
      [4, 'of fruit list x', true],
    ]);
  });

  it('reads rows that were joined, and the last cell with blanks', () => {
    expect(read('Fruit Colour Notes plum #1 - pear #2 -\nfig #3 a, b')).toEqual([
      [1, 'plum -', true],
      [1, 'pear -', true],
      [2, 'fig a, b', true],
      [2, 'of undefined', true],
    ]);
  });

  it('takes a header in another language below its command, and nothing else for one', () => {
    expect(read('$ fruit list x\nFrucht Farbe Notizen\nplum #1 -')).toEqual([
      [3, 'plum -', true],
      [3, 'of fruit list x', true],
    ]);
    expect(read('    $ fruit list\nFruit: Colour: Notes:\nplum #1 -')).toEqual([]);
    expect(read('fruit list is what I typed\nFrucht Farbe\nplum #1 -')).toEqual([]);
  });

  it('joins rows that were folded', () => {
    expect(read('Fruit Colour Notes\nplum\n#1\n-\npear #2\n-')).toEqual([
      [2, 'plum -', true],
      [5, 'pear -', true],
      [5, 'of undefined', true],
    ]);
  });

  it('is not whole when a row is cut, or another line came where one could', () => {
    expect(read('Fruit Colour Notes\nplum #1 -\npear')).toContainEqual([2, 'of undefined', false]);
    expect(read('Fruit Colour Notes\nplum #1 -\n[...]\npear #2 -')).toContainEqual([4, 'of undefined', false]);
    expect(read('Fruit Colour Notes\nplum #1 -\n$ exit')).toContainEqual([2, 'of undefined', true]);
  });

  it('opens no other text', () => {
    expect(read('see Fruit Colour Notes\nplum #1 -')).toEqual([]);
    expect(read('Fruit Colour\nplum #1 -')).toEqual([]);
  });
});

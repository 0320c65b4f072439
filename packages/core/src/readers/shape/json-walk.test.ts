import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonWalk } from './json-walk.ts';

function walk(text: string): { values: string[]; accepted: number } {
  const values: string[] = [];
  const json = new JsonWalk({ value: (path, value) => values.push(`${path.join('.')}=${value}`), end() {} });
  let accepted = 0;
  for (const line of text.split('\n')) if (json.line(line)) accepted++;
  return { values, accepted };
}

describe('JsonWalk', () => {
  it('tells every string with its path', () => {
    const text = JSON.stringify({ a: { b: 'x', n: 1, l: ['y', 'z'] }, c: 'q"\\' }, null, 2);
    expect(walk(text).values).toEqual(['a.b=x', 'a.l=y', 'a.l=z', 'c=q"\\']);
    expect(walk(text.replaceAll('\n', ' ')).values).toEqual(walk(text).values);
  });

  it('goes on where the head is cut off, and tells no half of a string', () => {
    expect(walk('"a": {\n"b": "x"\n},\n"c": {\n"d": "half').values).toEqual(['a.b=x']);
  });

  it('ends with the outermost brace', () => {
    expect(walk('{"a": "x"}\n{"a": "y"}').values).toEqual(['a=x']);
    expect(walk('{\n"a": "x"\nand a sentence').accepted).toBe(2);
  });

  it('never throws, and tells no more strings than there are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'a', ' ', '\n') }),
        (text) => {
          expect(walk(text).values.length).toBeLessThanOrEqual(text.split('"').length / 2);
        },
      ),
    );
  });

  it('tells the strings of any object', () => {
    const value = fc.record({
      k: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.stringMatching(/^[a-z {}:,]{0,9}$/)),
    });
    fc.assert(
      fc.property(value, fc.boolean(), (object, indented) => {
        const wanted = Object.entries(object.k).map(([key, text]) => `k.${key}=${text}`);
        expect(walk(JSON.stringify(object, null, indented ? 2 : 0)).values).toEqual(wanted);
      }),
    );
  });
});

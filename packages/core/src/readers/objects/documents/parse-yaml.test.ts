import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { parseYaml } from './parse-yaml.ts';

const word = fc.stringMatching(/^[A-Za-z][\w./-]{0,20}$/);
const sentence = fc
  .array(fc.oneof(word, fc.constantFrom('"x"', "it's", 'a: b', '#1', '{}', '0/1', '\n', '\\', '- ')), { maxLength: 30 })
  .map((words) => words.join(' '));
const { tree } = fc.letrec((tie) => ({
  tree: fc.dictionary(
    word,
    fc.oneof(
      { maxDepth: 4 },
      tie('value'),
      tie('tree'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.array(tie('tree'), { maxLength: 3 }),
    ),
    { maxKeys: 4 },
  ),
  value: fc.oneof(word, sentence, fc.integer({ min: -1e9, max: 1e9 }), fc.boolean(), fc.constant(null)),
}));

/** Blanks and line ends are the same to who reads a message. */
const spaced = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value ?? null), (_, part: unknown) =>
    typeof part === 'string' ? part.replaceAll(/\s+/g, ' ').trim() : part,
  );

describe('parseYaml', () => {
  it('reads what a YAML library writes', () => {
    fc.assert(
      fc.property(tree, fc.boolean(), (object, indentSeq) => {
        expect(spaced(parseYaml(stringify(object, { indentSeq, lineWidth: 80 })))).toEqual(spaced(object));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    'a: {"b": [1, 2]}\nc: [x, y]\nd: "tab\\there \\u00e9"',
    "message: '0/1 nodes: 1 node(s) had taint {a:\n  }. it''s gone'",
    'message: one\n  two\n\n  three\nnext: 1',
    'message: "one \\\n  two"',
    'a: |\n  x\n    y\n\n  z\nb: >-\n  x\n  y',
    '- a: 1\n  b:\n  - c\n-   d: 2\n- - e\n  - f',
    'a: # comment\n  b: 1 # another\n"k 1": x\nf:meta:\n  .: {}\n  k:{"uid":"x"}: {}',
  ])('agrees with the library on %j', (text) => {
    expect(parseYaml(text)).toEqual(parse(text));
  });

  it('gives nothing where indentation does not fit or a quote stays open', () => {
    for (const text of [
      'a:\n    b: 1\n  c: 2',
      'a: "x',
      "a: 'x\nb: 1",
      'a: 1\n  b: 2\n c: 3',
      'a: 1\nno key',
      `${'- '.repeat(100)}x`,
    ])
      expect(parseYaml(text), text).toBeUndefined();
  });

  it('makes no more of anchors than text', () => {
    expect(parseYaml('a: &x [1]\nb: *x')).toEqual({ a: '&x [1]', b: '*x' });
  });

  it('never fails on any text', () => {
    const piece = fc.oneof(
      fc.constantFrom('- ', ': ', '\n', '  ', '"', "'", '|', '>', '#', '\\', 'a', '{', '['),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => void parseYaml(pieces.join(''))),
      { numRuns: 1000 },
    );
  });
});

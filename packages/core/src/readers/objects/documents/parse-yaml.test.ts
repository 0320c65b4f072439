import { limits } from '@whyblocked/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from './parse-yaml.ts';

describe('parseYaml', () => {
  it('reads blocks, folded text and brackets', () => {
    expect(parseYaml("kind: Pod\nmessage: '0/1 nodes: it''s\n  full'\nargs: [a, 'b']\ntext: |\n  x\n  y\n")).toEqual({
      kind: 'Pod',
      message: "0/1 nodes: it's full",
      args: ['a', 'b'],
      text: 'x\ny\n',
    });
  });

  it('gives nothing where a quote stays open or aliases would grow', () => {
    for (const text of ['a: "x', 'a: &x [1]\nb: [*x, *x]\n']) {
      expect(parseYaml(text), text).toBeUndefined();
    }
  });

  it('gives nothing for what is too large', () => {
    expect(parseYaml(`a: ${'x'.repeat(limits.yamlBytes)}`)).toBeUndefined();
  });

  it('never fails on any text', () => {
    const piece = fc.oneof(
      fc.constantFrom('- ', ': ', '\n', '  ', '"', "'", '|', '>', '#', '\\', 'a', '{', '[', '&a', '*a', '!!js', '? '),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => void parseYaml(pieces.join(''))),
      { numRuns: 1000 },
    );
    for (const deep of ['[', '{a: ', '? ', '- ', 'a: [']) expect(parseYaml(deep.repeat(20_000))).toBeUndefined();
  });
});

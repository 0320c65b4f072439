import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentSink, JsonSplitter } from './json-splitter.ts';
import { YamlSplitter } from './yaml-splitter.ts';

class Kept implements DocumentSink {
  readonly items: string[] = [];
  readonly documents: string[] = [];
  begun = 0;
  begins(): void {
    this.begun++;
  }
  item(text: string): void {
    this.items.push(text);
  }
  document(text: string): void {
    this.documents.push(text);
  }
}

const items = fc.array(fc.record({ name: fc.string(), deep: fc.array(fc.record({ items: fc.array(fc.string()) })) }), {
  maxLength: 5,
});

describe('JsonSplitter', () => {
  it.each([0, 4])('gives each item of a list printed with %i blanks', (blanks) => {
    fc.assert(
      fc.property(items, fc.string(), (list, name) => {
        const kept = new Kept();
        const splitter = new JsonSplitter(kept, 1_000_000);
        for (const line of JSON.stringify({ kind: name, items: list, metadata: { name } }, null, blanks).split('\n'))
          expect(splitter.push(line)).toBe(line.length);
        expect(splitter.done).toBe(true);
        expect(kept.items.map((item) => JSON.parse(item))).toEqual(list);
        expect(kept.begun).toBe(list.length);
        expect(kept.documents.map((text) => JSON.parse(text))).toEqual([{ kind: name, items: [], metadata: { name } }]);
      }),
    );
  });

  it('ends after the document and tells where', () => {
    const kept = new Kept();
    expect(new JsonSplitter(kept, 100).push('{"a":"}"}{"b":1}')).toBe(9);
    expect(kept.documents).toEqual(['{"a":"}"}']);
  });

  it('undoes a fold within a string', () => {
    const kept = new Kept();
    const splitter = new JsonSplitter(kept, 100);
    for (const line of ['{"message": "no such fi', 'le or \\"directory\\""', '}']) splitter.push(line);
    expect(kept.documents.map((text) => JSON.parse(text))).toEqual([{ message: 'no such file or "directory"' }]);
  });

  it('holds no more than it may', () => {
    const kept = new Kept();
    const splitter = new JsonSplitter(kept, 50);
    splitter.push('{"items": [{"a": "');
    for (let line = 0; line < 1000; line++) splitter.push('0123456789');
    splitter.push('"}, {"b": 1}]}');
    expect(kept.items).toHaveLength(2);
    expect(kept.items[0]?.length).toBeLessThan(100);
    expect(kept.items[1]).toBe('{"b": 1}');
  });
});

describe('YamlSplitter', () => {
  const split = (text: string): Kept => {
    const kept = new Kept();
    const splitter = new YamlSplitter(kept, 1_000_000);
    for (const line of text.split('\n')) splitter.push(line);
    splitter.end();
    return kept;
  };

  it('gives each item with its own indentation, and the rest as one document', () => {
    const { items, documents } = split(
      'apiVersion: v1\nitems:\n- kind: Pod\n  spec:\n    items:\n    - a\n- kind: Node\nkind: List',
    );
    expect(items).toEqual(['  kind: Pod\n  spec:\n    items:\n    - a', '  kind: Node']);
    expect(documents).toEqual(['apiVersion: v1\nkind: List']);
  });

  it('knows the items of a list that is indented deeper', () => {
    expect(split('items:\n  - kind: Pod\n    a: 1\n  - kind: Node\nkind: List').items).toEqual([
      '    kind: Pod\n    a: 1',
      '    kind: Node',
    ]);
  });

  it('leaves items alone that are a part of something else', () => {
    expect(split('spec:\n  volumes:\n  - configMap:\n      items:\n      - key: a').items).toEqual([]);
  });
});

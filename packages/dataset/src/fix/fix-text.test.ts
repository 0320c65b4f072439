import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { fixText } from './fix-text.ts';

const HEAD = '# yaml-language-server: $schema=../schemas/noise.schema.json\n';

function fixed(text: string): { readonly text: string; readonly done: readonly string[] } {
  return fixText('noise', 'noise/a.yaml', text);
}

it.each([
  ['names the schema first', 'slug: a\n', `${HEAD}slug: a\n`],
  ['corrects a schema that is not that of the kind', `${HEAD.replace('noise', 'cause')}slug: a\n`, `${HEAD}slug: a\n`],
  [
    'puts keys in order, with their comments',
    `${HEAD}# Of the title.\ntitle: b\n# Of the slug.\nslug: a\n`,
    `${HEAD}# Of the slug.\nslug: a\n# Of the title.\ntitle: b\n`,
  ],
  [
    'keeps a key that it does not know behind the one before',
    `${HEAD}means: x\nslug: a\nodd: 1\n`,
    `${HEAD}slug: a\nodd: 1\nmeans: x\n`,
  ],
  [
    'makes links secure',
    `${HEAD}sources:\n  - url: http://example.org\n`,
    `${HEAD}sources:\n  - url: https://example.org\n`,
  ],
  [
    'quotes versions as they were written',
    `${HEAD}affects:\n  - tracks: { since: 1.30, until: 1.32 } # why\n`,
    `${HEAD}affects:\n  - tracks: { since: '1.30', until: '1.32' } # why\n`,
  ],
  ['leaves http:// in a text', `${HEAD}means: 'see http://example.org'\n`, `${HEAD}means: 'see http://example.org'\n`],
  ['takes single quotes', `${HEAD}means: "x: y"\n`, `${HEAD}means: 'x: y'\n`],
  ['leaves double quotes that are needed', `${HEAD}means: "it's\\t"\n`, `${HEAD}means: "it's\\t"\n`],
  [
    'takes blanks from the ends of lines, and not from pasted ones',
    `${HEAD}slug: a  \nmeans: |\n  pasted  \n`,
    `${HEAD}slug: a\nmeans: |\n  pasted  \n`,
  ],
  ['ends lines as everywhere', `${HEAD}slug: a\r\ntitle: b`, `${HEAD}slug: a\ntitle: b\n`],
  [
    'keeps lists and mappings in one line',
    `${HEAD}means: "x"\nyields_to: [a, b]\nfix: [{ by: user, do: none }]\n`,
    `${HEAD}means: 'x'\nfix: [{ by: user, do: none }]\nyields_to: [a, b]\n`,
  ],
  ['leaves alone what is no YAML', `${HEAD}a: [\nb: "c"\n`, `${HEAD}a: [\nb: "c"\n`],
])('%s', (_what, text, wanted) => {
  expect(fixed(text).text).toBe(wanted);
  expect(fixed(text).done.length > 0).toBe(text !== wanted);
});

it('changes nothing the second time, and never what is said', () => {
  const folder = new URL('../../../../data/issues/', import.meta.url);
  const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const spoilt = fc.tuple(fc.constantFrom(...texts), fc.boolean(), fc.boolean()).map(([text, windows, blanks]) => {
    const lines = text.split('\n').map((line) => (blanks && /^\w+:/.test(line) ? `${line} ` : line));
    return lines.join(windows ? '\r\n' : '\n');
  });
  fc.assert(
    fc.property(spoilt, (text) => {
      const once = fixed(text);
      expect(fixed(once.text)).toEqual({ text: once.text, done: [] });
      expect(parse(once.text)).toEqual(parse(text));
    }),
  );
});

it('never throws, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = fixed(text);
      expect(fixed(once.text).text).toBe(once.text);
    }),
  );
});

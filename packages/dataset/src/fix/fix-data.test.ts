import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fixData } from './fix-data.ts';

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'whyblocked-data-'));
  mkdirSync(join(data, 'causes'));
});
afterEach(() => rmSync(data, { recursive: true }));

const cause = (slug: string) => `# yaml-language-server: $schema=../schemas/cause.schema.json\nslug: ${slug}\n`;

it('moves a file to where its slug says, once', () => {
  writeFileSync(join(data, 'causes/b.yaml'), cause('a'));
  expect(fixData(data)).toEqual([{ file: 'causes/b.yaml', done: [], movedTo: 'causes/a.yaml' }]);
  expect(existsSync(join(data, 'causes/b.yaml'))).toBe(false);
  expect(readFileSync(join(data, 'causes/a.yaml'), 'utf8')).toBe(cause('a'));
  expect(fixData(data)).toEqual([]);
});

it('moves nothing onto another file, nor out of the folder', () => {
  writeFileSync(join(data, 'causes/a.yaml'), cause('a'));
  writeFileSync(join(data, 'causes/b.yaml'), cause('a'));
  writeFileSync(join(data, 'causes/c.yaml'), cause('../c'));
  expect(fixData(data)).toEqual([]);
});

it('writes what it mended, and tells it', () => {
  writeFileSync(join(data, 'causes/a.yaml'), 'slug: a');
  expect(fixData(data)).toEqual([
    {
      file: 'causes/a.yaml',
      done: ['The first line does not name the schema', 'The file does not end with one end of a line'],
    },
  ]);
  expect(readFileSync(join(data, 'causes/a.yaml'), 'utf8')).toBe(cause('a'));
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allReaders } from './all-readers.ts';
import { readForms } from './read-forms.fixture.ts';

const folder = new URL('../../fixtures/forms/', import.meta.url);
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));

it.each(texts)('%s says the same where all of it is indented', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8').trimEnd();
  const said = (read: string) => readForms(read, allReaders).found.map(({ line, statement }) => [line, statement.kind]);
  expect(said(text.replace(/^/gm, '    '))).toEqual(said(text));
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { env } from 'node:process';
import { describe, expect, it } from 'vitest';
import { allReaders } from './all-readers.ts';
import { readForms } from './read-forms.fixture.ts';
import { SHORTEST_TRIGGER } from './reader.ts';

const folder = new URL('../../fixtures/forms/', import.meta.url);
const formsWithFixtures = readdirSync(folder).filter((name) => !name.startsWith('.'));

describe('forms', () => {
  it.each(allReaders.map((reader) => [reader.form, reader] as const))(
    '%s has triggers that can be searched',
    (_form, reader) => {
      expect(reader.triggers.length).toBeGreaterThan(0);
      for (const trigger of reader.triggers)
        expect(Buffer.byteLength(trigger)).toBeGreaterThanOrEqual(SHORTEST_TRIGGER);
    },
  );

  it.each(allReaders.map(({ form }) => form))('%s has two fixtures and more, a damaged one among them', (form) => {
    const texts = existsSync(new URL(`${form}/`, folder))
      ? readdirSync(new URL(`${form}/`, folder)).filter((name) => name.endsWith('.txt'))
      : [];
    expect(texts.length).toBeGreaterThanOrEqual(2);
    expect(texts.some((name) => name.startsWith('damaged'))).toBe(true);
  });

  it.each(allReaders.map(({ form, from }) => [form, from] as const))('%s tells what it comes from', (_form, from) => {
    expect(from.length).toBeGreaterThan(0);
    for (const place of from) expect(place.trim()).toMatch(/^\S.{2,}$/);
  });

  it('has no fixtures of forms that nobody reads', () => {
    expect(formsWithFixtures.filter((name) => !allReaders.some(({ form }) => form === name))).toEqual([]);
  });
});

const texts = formsWithFixtures.flatMap((form) =>
  readdirSync(new URL(`${form}/`, folder))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ form, name })),
);

/** Beside each text its statements, one a line. `UPDATE_FORMS=1` writes them anew, to be read before they are committed. */
it.each(texts)('$form reads $name', ({ form, name }) => {
  const text = readFileSync(new URL(`${form}/${name}`, folder), 'utf8').replace(/\n$/, '');
  const { found, forms } = readForms(text, allReaders);
  expect(forms).toContain(form);
  const told = found.map(({ line, statement }) => `${JSON.stringify({ line, ...statement })}\n`).join('');
  const expected = new URL(`${form}/${name.replace(/\.txt$/, '.statements.ndjson')}`, folder);
  if (env.UPDATE_FORMS === '1') writeFileSync(expected, told);
  expect(told).toBe(readFileSync(expected, 'utf8'));
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { env } from 'node:process';
import { describe, expect, it } from 'vitest';
import { openRecords } from './open-records.ts';
import { recordCarriers } from './record-carriers.ts';

const folder = new URL('../../fixtures/carriers/', import.meta.url);
const textsOf = (name: string): readonly string[] =>
  readdirSync(new URL(`${name}/`, folder)).filter((file) => file.endsWith('.txt'));

describe('recordCarriers', () => {
  it('are those of which there are texts', () => {
    expect(recordCarriers.map(({ name }) => name)).toEqual(readdirSync(folder).sort());
  });

  it.each(recordCarriers)('$name has two texts and more, a damaged one among them', ({ name, from }) => {
    expect(from.length).toBeGreaterThan(0);
    expect(textsOf(name).length).toBeGreaterThanOrEqual(2);
    expect(textsOf(name).some((file) => file.startsWith('damaged'))).toBe(true);
  });
});

const texts = recordCarriers.flatMap(({ name }) => textsOf(name).map((file) => ({ name, file })));

/** Beside each text its records, one a line. `UPDATE_FORMS=1` writes them anew, to be read before they are committed. */
it.each(texts)('$name: $file', ({ name, file }) => {
  const reader = openRecords();
  const rows = [...reader.push(readFileSync(new URL(`${name}/${file}`, folder))), ...reader.end()];
  const told = rows
    .map(({ line, mediator, verdict, subject, access }) =>
      JSON.stringify({ line, mediator, verdict, label: subject.label, access }),
    )
    .map((row) => `${row}\n`)
    .join('');
  const expected = new URL(`${name}/${file.replace(/\.txt$/, '.records.ndjson')}`, folder);
  if (env.UPDATE_FORMS === '1') writeFileSync(expected, told);
  expect(told).toBe(readFileSync(expected, 'utf8'));
});

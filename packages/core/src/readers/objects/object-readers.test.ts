import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForms } from '../read-forms.fixture.ts';
import { damagedObjects } from './documents/damaged-object.ts';
import { objectReaders } from './object-readers.ts';

const folder = new URL('../../../fixtures/forms/', import.meta.url);
const texts = objectReaders.flatMap(({ form }) =>
  readdirSync(new URL(`${form}/`, folder))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(new URL(`${form}/${name}`, folder), 'utf8')),
);
const lines = texts.flatMap((text) => text.split('\n'));
const told = (text: string): number => readForms(text, objectReaders).found.length;

/** Each line tells at most a few things: rows a trouble and a fact, documents on one line what their items say. */
const perText = (text: string): number => text.split('\n').length * 6 + text.length / 20;

describe('objectReaders', () => {
  it('reads fixtures that were cut anywhere', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (text, a, b) => {
          const cut = text.slice(Math.floor(Math.min(a, b) * text.length), Math.floor(Math.max(a, b) * text.length));
          expect(told(cut)).toBeLessThanOrEqual(perText(cut));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads lines in any order, with anything between them', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...lines), fc.string()), { maxLength: 60 }), (some) => {
        const text = some.join('\n');
        expect(told(text)).toBeLessThanOrEqual(perText(text));
      }),
      { numRuns: 300 },
    );
  });

  it('reads lines that lost their blanks, or their line ends', () => {
    for (const text of texts) {
      const narrow = text.replaceAll(/[ \t]+/g, ' ');
      expect(told(narrow)).toBeLessThanOrEqual(perText(narrow));
      const flat = text.replaceAll(/\s+/g, ' ');
      expect(told(flat)).toBeLessThanOrEqual(perText(flat));
    }
  });

  it('opens nothing on lines of logs that hold a trigger', () => {
    for (const trigger of objectReaders.flatMap(({ triggers }) => triggers)) {
      if (trigger.startsWith('====') || trigger === 'Error from server') continue;
      const log = `E0616 10:00:00.000000    2300 pod_workers.go:1300] "Error syncing pod" err="${trigger} and more" pod="a/b"`;
      const prose = `I also see ${trigger} somewhere, is that normal?`;
      expect(readForms(log, objectReaders).forms, log).toEqual([]);
      expect(readForms(prose, objectReaders).forms, prose).toEqual([]);
    }
  });

  it('says of a healthy pod only what it is', () => {
    const { found } = readForms(
      [
        'NAME    READY   STATUS    RESTARTS      AGE',
        'web-0   1/1     Running   2 (3d ago)    8d',
        'job-1   0/1     Completed 0             8d',
      ].join('\n'),
      objectReaders,
    );
    expect(found.map(({ statement }) => statement.kind)).toEqual(['fact', 'fact']);
  });
});

describe('damagedObjects', () => {
  it('never fails on any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'metadata:',
        'name: a',
        '- ',
        '{',
        '"',
        "'",
        'status:',
        'state:',
        'terminated:',
        'exitCode: 1',
        'conditions:',
        'type: Ready',
        '\n',
        'message: |',
        '\\',
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(damagedObjects(pieces.join(' ')).length).toBeLessThanOrEqual(pieces.length);
      }),
      { numRuns: 500 },
    );
  });
});

import type { CompatibilityAnswer } from '@whyblocked/contract';
import { expect, it } from 'vitest';
import { exampleCompatibility } from './openapi/example-community.ts';
import { pageOfCells } from './page-of-cells.ts';

const [cell] = exampleCompatibility.cells;
const [statement] = exampleCompatibility.statements;
if (!cell || !statement) throw new Error('the example has a cell and a statement');
const tracks = ['1.25', '1.26', '1.27', '1.28', '1.29'];
const answer: CompatibilityAnswer = {
  version: 'v',
  cells: tracks.map((track) => ({ ...cell, track, statements: track === '1.28' ? ['b'] : ['a'] })),
  statements: ['a', 'b', 'c'].map((id) => ({ ...statement, id })),
};

it('gives every cell once, whatever the pages are, and only the statements that a page names', () => {
  for (const limit of [1, 2, 3, 4, 5, 6]) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = pageOfCells(answer, { limit, cursor });
      if (!page) throw new Error('a cursor that was given leads on');
      expect(page.cells.length).toBeLessThanOrEqual(limit);
      expect(page.statements.map(({ id }) => id)).toEqual(
        ['a', 'b'].filter((id) => page.cells.some(({ statements }) => statements.includes(id))),
      );
      seen.push(...page.cells.map(({ track }) => track));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).toEqual(tracks);
  }
});

it.each(['', 'x', 'Y29yZS9tZXRhbGxi'])('has no page at the cursor %j', (cursor) => {
  expect(pageOfCells(answer, { limit: 1, cursor })).toBeNull();
});

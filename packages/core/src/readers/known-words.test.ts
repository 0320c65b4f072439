import { expect, it } from 'vitest';
import { lineFrom } from '../decode/line-from.ts';
import type { Statement } from '../evidence/statement.ts';
import { knownWords } from './known-words.ts';

it('knows words whose quotes come escaped, and looks for a piece of them without any', () => {
  const reader = knownWords({
    anchors: ['Gear: "', '" not served here'],
    says: (text) => /Widget "[a-z]+" not served here/.test(text),
  });
  expect(reader?.triggers).toEqual(['Gear: "', ' not served here']);
  const said: Statement[] = [];
  const text = String.raw`{"level":"error","error":"sync of shop: Widget \"gear\" not served here"}`;
  reader?.open(lineFrom(text, { number: 1, before: undefined, after: undefined }), (statement) => said.push(statement));
  expect(said).toMatchObject([{ kind: 'trouble', message: expect.stringContaining('Widget "gear" not served here') }]);
});

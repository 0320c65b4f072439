import { expect, it } from 'vitest';
import { dataKnowledge } from '../knowledge/data-knowledge.fixture.ts';
import { checkCases } from './check-cases.ts';

it('names what people wrote down for their own cases, and for no others', { timeout: 60_000 }, () => {
  const knowledge = dataKnowledge();
  expect(knowledge.curated().length).toBeGreaterThan(0);
  expect(checkCases(knowledge)).toEqual([]);
});

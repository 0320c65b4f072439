import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparePolicies } from './compare-policies.fixture.ts';
import { KNOWN_DIFFERENCES } from './known-differences.fixture.ts';
import { RULE_SAMPLES, SAMPLE_VARIABLES } from './rule-samples.fixture.ts';
import { compilerVersion, isCompilerWanted, startCompiler } from './started-compiler.fixture.ts';

const POLICIES = 250;
/** Fewer would mean that the samples hardly meet: most answers must be answers, and enough of them yes. */
const LEAST_COMPARED = 600;
const LEAST_PERMITTED = 20;

describe.skipIf(!isCompilerWanted)('checkPolicy against apparmor_parser 3.0.8', () => {
  let compiler: ReturnType<typeof startCompiler>;
  beforeAll(() => {
    compiler = startCompiler();
  });
  afterAll(() => {
    compiler.stop();
  });

  it('is what the tests were made for', () => {
    expect(compilerVersion).toContain('version 3.0.8');
  });

  it.each(Object.entries(RULE_SAMPLES))(
    'agrees on %s',
    (_, sample) => {
      const questions = fc.sample(sample, { numRuns: POLICIES, seed: 11 });
      const { compared, permitted, disagreements } = comparePolicies(compiler.compile, questions, SAMPLE_VARIABLES);
      expect(disagreements.filter((one) => !KNOWN_DIFFERENCES.some(({ holds }) => holds(one)))).toEqual([]);
      expect(compared).toBeGreaterThan(LEAST_COMPARED);
      expect(permitted).toBeGreaterThan(LEAST_PERMITTED);
    },
    60_000,
  );

  it.each(KNOWN_DIFFERENCES.map((difference) => [`(${difference.state}) ${difference.why}`, difference] as const))(
    'differs: %s',
    (_, difference) => {
      const { rule, access } = difference.example;
      const { disagreements } = comparePolicies(compiler.compile, [{ rules: [rule], accesses: [access] }]);
      expect(disagreements).toHaveLength(1);
      expect(disagreements.every(difference.holds)).toBe(true);
    },
  );
});

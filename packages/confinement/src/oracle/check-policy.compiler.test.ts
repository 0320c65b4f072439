import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparePolicies } from './compare-policies.fixture.ts';
import { KERNEL_FEATURES } from './kernel-features.fixture.ts';
import { KNOWN_DIFFERENCES } from './known-differences.fixture.ts';
import { RULE_SAMPLES, SAMPLE_VARIABLES } from './rule-samples.fixture.ts';

const PARSER = 'apparmor_parser';
const version = spawnSync(PARSER, ['--version'], { encoding: 'utf8' }).stdout ?? '';
const usable = version.includes('version 3.0.8');
const required = process.env.REQUIRE_ALL === '1';
const POLICIES = 250;
/** Fewer would mean that the samples hardly meet: most answers must be answers, and enough of them yes. */
const LEAST_COMPARED = 600;
const LEAST_PERMITTED = 20;

describe.skipIf(!usable && !required)('checkPolicy against apparmor_parser 3.0.8', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'oracle-'));
    writeFileSync(join(folder, 'features'), KERNEL_FEATURES);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function compile(profiles: string): Uint8Array | undefined {
    const file = join(folder, 'profiles');
    writeFileSync(file, profiles);
    const run = spawnSync(PARSER, ['-SKQq', '-M', join(folder, 'features'), file], { maxBuffer: 1 << 28 });
    return run.status === 0 ? run.stdout : undefined;
  }

  it('is what the tests were made for', () => {
    expect(version).toContain('version 3.0.8');
  });

  it.each(Object.entries(RULE_SAMPLES))(
    'agrees on %s',
    (_, sample) => {
      const questions = fc.sample(sample, { numRuns: POLICIES, seed: 11 });
      const { compared, permitted, disagreements } = comparePolicies(compile, questions, SAMPLE_VARIABLES);
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
      const { disagreements } = comparePolicies(compile, [{ rules: [rule], accesses: [access] }]);
      expect(disagreements).toHaveLength(1);
      expect(disagreements.every(difference.holds)).toBe(true);
    },
  );
});

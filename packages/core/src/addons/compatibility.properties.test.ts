import { env } from 'node:process';
import {
  type Compatibility,
  type CompatibilityQuestion,
  CompatibilityStatus,
  DerivedReason,
  MICROK8S_ARCHITECTURES,
} from '@whyblocked/contract';
import type { StoredStatement } from '@whyblocked/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADDONS, addonKnowledge, statement } from './addon-knowledge.fixture.ts';
import { createAddonVerbs } from './create-addon-verbs.ts';

const numRuns = Number(env.FUZZ_RUNS ?? 150);

const track = fc.constantFrom('1.39', '1.40', '1.41', 'latest');
const distribution = fc.record({
  id: fc.constantFrom('ubuntu', 'debian'),
  version: fc.constantFrom('13', '24.04', ''),
});
const kernel = fc.constantFrom('6.8.0-1', '6.14', 'unknown');
const range = fc.record(
  { since: fc.constantFrom('1.40', '1.41'), until: fc.constantFrom('1.41', 'latest') },
  { requiredKeys: [] },
);

const someStatement: fc.Arbitrary<StoredStatement> = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 6 }),
    addon: fc.constantFrom(...ADDONS.map(({ repository, addon }) => `${repository}/${addon}`)),
    status: fc.constantFrom(...CompatibilityStatus.options),
    where: fc.record(
      {
        tracks: range,
        confinement: fc.constantFrom('strict' as const, 'classic' as const),
        architectures: fc.subarray([...MICROK8S_ARCHITECTURES], { minLength: 1 }),
        distribution: fc.record({ id: fc.constantFrom('ubuntu', 'debian') }),
        kernel: fc.record({ since: fc.constantFrom('6.10', '6.14') }),
        note: fc.constant('Several nodes.'),
      },
      { requiredKeys: [] },
    ),
    date: fc.constantFrom('2024-01-01', '2025-01-01', '2026-01-01'),
    isWithdrawn: fc.boolean(),
  })
  .map(({ date, isWithdrawn, ...about }) =>
    statement({
      ...about,
      evidence: [{ url: 'https://example.org/1', date }],
      ...(isWithdrawn ? { withdrawn: { date, reason: 'It was something else.' } } : {}),
    }),
  );

const statements = fc.uniqueArray(someStatement, { maxLength: 12, selector: ({ id }) => id });

const question: fc.Arbitrary<CompatibilityQuestion> = fc.record(
  {
    addon: fc.oneof(fc.constantFrom(...ADDONS.map(({ addon }) => addon)), fc.string({ minLength: 1, maxLength: 500 })),
    track,
    confinement: fc.constantFrom('strict' as const, 'classic' as const),
    architecture: fc.constantFrom(...MICROK8S_ARCHITECTURES),
    distribution,
    kernel,
  },
  { requiredKeys: [] },
);

async function cellsFor(said: readonly StoredStatement[], asked: CompatibilityQuestion) {
  const known = addonKnowledge(said);
  const [answer] = await createAddonVerbs({ knowledge: { version: 'v', addons: () => known } }).compatibility([asked]);
  return answer;
}

function holding(check: (said: readonly StoredStatement[], cell: Compatibility) => void): Promise<void> {
  return fc.assert(
    fc.asyncProperty(statements, question, async (said, asked) => {
      const answer = await cellsFor(said, asked);
      for (const cell of answer?.ok ? answer.value.cells : []) check(said, cell);
    }),
    { numRuns },
  );
}

describe('the compatibility of any addon anywhere', () => {
  it('has a reason in every cell, and a status that somebody stands for', () =>
    holding((_, cell) => {
      expect(DerivedReason.safeParse(cell.derived).success).toBe(true);
      expect(cell.basis === 'none').toBe(cell.status === 'unknown');
    }));

  it('names statements that exist, about this addon or the one it is a name of, each once, and none that was withdrawn', () =>
    holding((said, cell) => {
      const named = [...cell.statements, ...cell.onSomeHosts];
      expect(new Set(named).size).toBe(named.length);
      for (const id of named) {
        const found = said.find((one) => one.id === id);
        expect(found?.withdrawn).toBeUndefined();
        expect([cell.addon, ...(cell.addon === 'core/gpu' ? ['core/nvidia'] : [])]).toContain(found?.addon);
      }
    }));

  it('is what its first statement says, if that says anything', () =>
    holding((said, cell) => {
      const first = said.find(({ id }) => id === cell.statements[0]);
      if (first && first.status !== 'unknown') expect(cell).toMatchObject({ status: first.status, basis: 'person' });
      else expect(cell.basis).not.toBe('person');
    }));

  it('is never broken because nobody knows', () =>
    holding((said, cell) => {
      const doubted = said.some(({ status }) => status === 'broken');
      if (!doubted) expect(cell.status).not.toBe('broken');
    }));

  it('does not depend on the order of statements', () =>
    fc.assert(
      fc.asyncProperty(
        statements.chain((said) =>
          fc.record({
            said: fc.constant(said),
            other: fc.shuffledSubarray([...said], { minLength: said.length, maxLength: said.length }),
          }),
        ),
        question,
        async ({ said, other }, asked) => {
          const [first, second] = [await cellsFor(said, asked), await cellsFor(other, asked)];
          expect(second?.ok && second.value.cells).toEqual(first?.ok && first.value.cells);
        },
      ),
      { numRuns },
    ));

  it('answers any reference, and tells only addons that exist', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200, unit: 'binary' }), async (reference) => {
        const known = addonKnowledge();
        const verbs = createAddonVerbs({ knowledge: { version: 'v', addons: () => known } });
        const found = await verbs.getAddon(reference);
        const names = found.ok ? [`${found.value.repository}/${found.value.name}`] : found.error.near;
        const all = ADDONS.map(({ repository, addon }) => `${repository}/${addon}`);
        expect(names.every((name) => all.includes(name))).toBe(true);
      }),
      { numRuns },
    ));
});

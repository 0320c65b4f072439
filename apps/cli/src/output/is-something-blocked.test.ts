import { Diagnosis, type Finding } from '@whyblocked/contract';
import { expect, it } from 'vitest';
import { isSomethingBlocked } from './is-something-blocked.ts';

const found = (...findings: Partial<Finding>[]): Diagnosis => ({ findings }) as Diagnosis;

it.each([
  [[], false],
  [[{ outcome: 'harmless' }, { outcome: 'devmode-allowed' }], false],
  [[{ outcome: 'connect-interface', loggedOnly: true }, { outcome: 'harmless' }], false],
  [[{ outcome: 'harmless' }, { outcome: 'unknown' }], true],
  [[{ outcome: 'cause' }], true],
] as const)('%j: %s', (findings, blocked) => {
  expect(isSomethingBlocked(found(...findings))).toBe(blocked);
});

it('counts every outcome but those that block nobody', () => {
  const blocking = Diagnosis.shape.findings.element.shape.outcome.options.filter((outcome) =>
    isSomethingBlocked(found({ outcome })),
  );
  expect(blocking).not.toContain('harmless');
  expect(blocking).toHaveLength(11);
});

import { readdirSync, readFileSync } from 'node:fs';
import type { Diagnosis } from '@whyblocked/contract';
import { expect, it } from 'vitest';
import { diagnoseSync } from '../diagnosis/diagnose-sync.ts';
import { knowledgeOf, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { createRedactor } from './create-redactor.ts';

const knowledge = knowledgeOf([policy('log-observe', MANUAL, [rule('/var/log/** r,'), rule('/proc/** r,')])]);
const folder = new URL('../../fixtures/forms/', import.meta.url);
/** A fold in the middle of a domain. */
const FOLDED = 'kubernetes-document/damaged-tabs-and-folds.txt';

const pastes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.txt') && name !== FOLDED);

function decided(text: string): unknown {
  const result = diagnoseSync([Buffer.from(text)], { knowledge });
  if (!result.ok) throw new Error(result.error.code);
  const { verdict, findings }: Diagnosis = result.value;
  return {
    code: verdict.code,
    findings: findings.map(({ id, kind, outcome, count }) => ({ id, kind, outcome, count })),
  };
}

it.each(pastes)('%s has the same findings before and after', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const redacted = createRedactor().text(text);
  expect(decided(redacted)).toEqual(decided(text));
  expect(createRedactor().text(redacted)).toBe(redacted);
});

import { expect, it } from 'vitest';
import { DENIAL, diagnoseText } from '../opened-community.fixture.ts';
import { boundedDiagnosis } from './bounded-diagnosis.ts';

const lines = Array.from({ length: 100 }, (_, number) =>
  DENIAL.replace('/dev/video0', `/etc/file-${number}`).replace(':42)', `:${number})`),
);
const diagnosis = diagnoseText(Buffer.from(lines.join('\n')));
const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

it('leaves what is small enough as it is', () => {
  expect(boundedDiagnosis(diagnosis)).toBe(diagnosis);
});

it.each([2, 4, 20])('fits into a share of one in %i, and counts what it leaves out', (share) => {
  const most = Math.floor(sizeOf(diagnosis) / share);
  const bounded = boundedDiagnosis(diagnosis, most);
  expect(sizeOf(bounded)).toBeLessThanOrEqual(most);
  expect(bounded.findings.length).toBeGreaterThan(0);
  expect(bounded.findings.length + bounded.omitted.findings).toBe(100);
  expect(bounded.verdict).toEqual(diagnosis.verdict);
});

it('keeps the verdict where nothing else fits', () => {
  expect(boundedDiagnosis(diagnosis, 10)).toMatchObject({ verdict: diagnosis.verdict, findings: [], plan: [] });
});

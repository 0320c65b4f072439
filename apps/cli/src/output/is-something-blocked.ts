import type { Diagnosis, Outcome } from '@whyblocked/contract';

const HARMLESS: ReadonlySet<Outcome> = new Set<Outcome>(['harmless', 'devmode-allowed']);

/** Whether anything was refused or does not run; what harms nobody and what was only logged does not count. */
export function isSomethingBlocked({ findings }: Diagnosis): boolean {
  return findings.some(({ outcome, loggedOnly }) => !loggedOnly && !HARMLESS.has(outcome));
}

import type { SeccompRule } from './seccomp-rule.ts';

/**
 * What filters say to a call of which only the name is known: a record shows no arguments, so a rule that tests them only
 * possibly permits or refuses.
 */
export interface SeccompVerdict {
  readonly code: 'permitted' | 'permitted-with-arguments' | 'denied-explicitly' | 'not-permitted';
  /** The rules that say so. */
  readonly rules: readonly SeccompRule[];
}

/**
 * Decides as snapd's two filters do: an explicit refusal without arguments wins over everything; `@unrestricted` and `@complain` load no
 * filter that refuses.
 */
export function seccompVerdict(rules: readonly SeccompRule[], name: string): SeccompVerdict {
  const open = rules.filter(({ syscall }) => syscall.startsWith('@'));
  if (open.length > 0) return { code: 'permitted', rules: open };
  const about = rules.filter(({ syscall }) => syscall === name);
  const refusing = about.filter(({ deny, args = [] }) => deny && args.every((arg) => arg === '-'));
  if (refusing.length > 0) return { code: 'denied-explicitly', rules: refusing };
  const refusesSome = about.some(({ deny }) => deny);
  const bare = about.filter(({ deny, args = [] }) => !deny && args.every((arg) => arg === '-'));
  if (bare.length > 0) return { code: refusesSome ? 'permitted-with-arguments' : 'permitted', rules: bare };
  const filtered = about.filter(({ deny }) => !deny);
  return filtered.length > 0
    ? { code: 'permitted-with-arguments', rules: filtered }
    : { code: 'not-permitted', rules: [] };
}

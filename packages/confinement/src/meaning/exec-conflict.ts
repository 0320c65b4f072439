import { globsMeet, prepareMeeting } from '../glob/globs-meet.ts';
import type { Variables } from '../glob/variables.ts';
import type { RuleError } from '../rules/rule-error.ts';
import type { CompiledFileRule } from './file.ts';
import { sameTransition } from './file-exec.ts';

/**
 * The compiler refuses a policy in which some path gets two different exec transitions from two rules of one rank. A rule
 * without stars and classes outranks one with them, so such a pair is no contradiction.
 */
export function findExecConflict(rules: readonly CompiledFileRule[], vars: Variables): RuleError | undefined {
  const execs = rules.flatMap(({ exec }) => {
    const glob = exec && prepareMeeting(exec.path, vars);
    return exec === undefined || glob === undefined ? [] : [{ ...exec, glob }];
  });
  for (const [index, a] of execs.entries()) {
    for (const b of execs.slice(index + 1)) {
      if (a.glob.fixed !== b.glob.fixed || sameTransition(a.transition, b.transition)) continue;
      if (a.owner !== undefined && b.owner !== undefined && a.owner !== b.owner) continue;
      const meet = globsMeet(a.glob, b.glob);
      if (meet === 'unknown') return { code: 'unsupported', message: 'two exec rules are too large to compare' };
      if (meet) return { code: 'invalid-rule', message: `${a.path} and ${b.path} give one path two exec transitions` };
    }
  }
  return undefined;
}

import type { Access } from '../access.ts';
import type { Variables } from '../glob/variables.ts';
import { checkPolicy } from '../meaning/check-policy.ts';
import { type Compiler, compileProfiles } from './compile-profile.fixture.ts';
import { walkAccess } from './walk-access.fixture.ts';

export interface Question {
  readonly rules: readonly string[];
  readonly accesses: readonly Access[];
}

export interface Disagreement {
  readonly rules: readonly string[];
  /** Absent: one of the two refuses the rules. */
  readonly access?: Access;
  readonly ours: string;
  readonly compiler: string;
}

export interface Comparison {
  /** Answers that were held against each other. */
  readonly compared: number;
  /** Of them: what the compiled policy permits. */
  readonly permitted: number;
  /** Policies that both refuse. */
  readonly refused: number;
  /** Accesses that the package says it does not model. */
  readonly unsupported: number;
  readonly disagreements: readonly Disagreement[];
}

/** Holds `checkPolicy` against a walk of what the compiler makes of the same rules. */
export function comparePolicies(compiler: Compiler, questions: readonly Question[], vars: Variables = {}): Comparison {
  const profiles = compileProfiles(
    compiler,
    questions.map(({ rules }) => rules),
    vars,
  );
  const disagreements: Disagreement[] = [];
  const counts = { compared: 0, permitted: 0, refused: 0, unsupported: 0 };
  for (const [index, { rules, accesses }] of questions.entries()) {
    const profile = profiles[index];
    for (const access of accesses) {
      const answer = checkPolicy({ rules, vars, access });
      const ours = answer.ok ? String(answer.value.permitted) : answer.error.code;
      if (profile === undefined) {
        if (answer.ok) disagreements.push({ rules, ours, compiler: 'refused' });
        else counts.refused++;
        break;
      }
      if (ours === 'unsupported') {
        counts.unsupported++;
        continue;
      }
      const compiler = String(walkAccess(profile, access));
      counts.compared++;
      if (compiler === 'true') counts.permitted++;
      if (ours !== compiler) disagreements.push({ rules, access, ours, compiler });
    }
  }
  return { ...counts, disagreements };
}

import type { Access } from '../access.ts';
import { policyGrants } from '../meaning/policy-grants.ts';
import { seccompVerdict } from '../seccomp-filter/seccomp-verdict.ts';
import type { AskedRule } from './askable-rule.ts';

/** As whom and with which rules a set is asked. */
export interface Asking {
  /** Who asks owns the file; counts only where the access does not tell. */
  readonly asOwner: boolean;
  /** Rules with holes are left out. */
  readonly withoutHoles?: boolean;
  /** Rules that deny are left out. */
  readonly withoutDenials?: boolean;
}

/** How the rules of one policy together answer an access; `with-arguments`: only if the call's arguments are as the filter asks for. */
export type SetAnswer = 'permitted' | 'with-arguments' | 'refused';

/** Asks rules as one policy: what any permits less what any denies. */
export function askSet(
  rules: readonly AskedRule[],
  access: Access,
  { asOwner, withoutHoles, withoutDenials }: Asking,
): SetAnswer {
  const asked = rules.filter(({ hole }) => !(withoutHoles && hole));
  if (access.kind === 'syscall') {
    const filters = asked.flatMap((rule) => ('filter' in rule ? [rule.filter] : []));
    const counted = filters.filter(({ deny }) => !(withoutDenials && deny));
    const { code } = seccompVerdict(counted, access.name);
    if (code === 'permitted-with-arguments') return 'with-arguments';
    return code === 'permitted' ? 'permitted' : 'refused';
  }
  const answers = asked.flatMap((rule) => {
    if (!('answer' in rule)) return [];
    const answer = asOwner ? (rule.answer.ifOwner ?? rule.answer) : rule.answer;
    return [withoutDenials ? { ...answer, denies: 0 } : answer];
  });
  return policyGrants(access, answers) ? 'permitted' : 'refused';
}

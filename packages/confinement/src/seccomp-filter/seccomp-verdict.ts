import { type ArgumentValues, argumentsAnswer } from './argument-answer.ts';
import { type Judgement, judgedByOne, judgedByTwo, type Matching, matching } from './judgement.ts';
import { type LoadedFilters, loadedFilters } from './loaded-filters.ts';
import type { SeccompRule } from './seccomp-rule.ts';

/** What else is known of a call and of who judges it. */
export interface SeccompQuestion extends Partial<LoadedFilters> {
  readonly args?: ArgumentValues;
  /** False: libseccomp, as snap-seccomp was built with it, has no such call; rules that name it are passed over without a word. */
  readonly isKnownCall?: boolean;
}

/** "complain": a call that no rule permits is logged and runs; "unrestricted": there is no filter. */
export interface SeccompVerdict extends Judgement {
  readonly mode: 'enforce' | 'complain' | 'unrestricted';
}

/** What the global filter has; it knows x86_64, aarch64 and ppc64le (s390x in a form of its own) and no other architecture. */
const GLOBAL: SeccompRule = { kind: 'seccomp', syscall: 'ioctl', args: ['-', '4294967295|TIOCSTI'], deny: true };

/**
 * What snapd's filters say to a call (cmd/snap-seccomp/main.go; which of several filters wins: kernel/seccomp.c, seccomp_run_filters). The
 * stricter action wins, and of two refusals that of the filter that was loaded last: with two filters a call that a `~` rule refuses and
 * no rule permits fails with EPERM, like any unlisted call; EACCES is left to calls that would be permitted otherwise. `~` rules hold in
 * complain mode too; `@unrestricted`, wherever it stands, turns all off.
 */
export function seccompVerdict(
  rules: readonly SeccompRule[],
  name: string,
  question: SeccompQuestion = {},
): SeccompVerdict {
  const { args = [], isKnownCall = true, ...loading } = question;
  const { filters, hasGlobalFilter } = { ...loadedFilters(), ...loading };
  const unrestricted = rules.filter(({ syscall }) => syscall === '@unrestricted');
  if (unrestricted.length > 0)
    return { code: 'permitted', mode: 'unrestricted', rules: unrestricted, mayRefuse: [], errnos: [] };
  const complain = rules.filter(({ syscall }) => syscall === '@complain');
  const mode = complain.length > 0 ? 'complain' : 'enforce';
  const about = isKnownCall ? rules.filter(({ syscall }) => syscall === name) : [];
  const listed = matching(
    about.filter(({ deny }) => !deny),
    args,
  );
  const denies = matching(
    about.filter(({ deny }) => deny),
    args,
  );
  const allows: Matching = mode === 'complain' ? { answer: 'yes', rules: complain } : listed;
  const judged =
    filters === 'two' ? judgedByTwo(allows, denies) : judgedByOne({ inOrder: about, allows, listed, denies });
  return { mode, ...(hasGlobalFilter && name === GLOBAL.syscall ? afterGlobal(judged, args) : judged) };
}

/** It is loaded last, so that its errno wins over that of another refusal. */
function afterGlobal(judged: Judgement, args: ArgumentValues): Judgement {
  const answer = argumentsAnswer(GLOBAL, args);
  if (answer === 'no' || judged.code === 'not-permitted') return judged;
  if (answer === 'yes') return { code: 'denied-explicitly', rules: [GLOBAL], mayRefuse: [], errnos: ['EPERM'] };
  const errnos = [...new Set([...judged.errnos, 'EPERM' as const])];
  if (judged.code === 'denied-explicitly') return { ...judged, errnos };
  return { ...judged, code: 'permitted-with-arguments', mayRefuse: [...judged.mayRefuse, GLOBAL], errnos };
}

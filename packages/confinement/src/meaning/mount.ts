import type { MountAccess } from '../access.ts';
import { compileGlob } from '../glob/compile-glob.ts';
import type { Variables } from '../glob/variables.ts';
import type { Result } from '../result.ts';
import type { MountRule, PivotRootRule } from '../rules/rule.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { answerWith, checkQualifiers, invalidRule, unsupportedRule } from './class-qualifiers.ts';
import { accessWords } from './condition-words.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { comparedFlags, type MountClass, type MountFlags, mountClass, mountFlags } from './mount-flags.ts';
import { compileText, type TextTest } from './text-glob.ts';

const USE = 1;
const NO_FLAGS: MountFlags = { set: new Set(), cleared: new Set() };
const encoder = new TextEncoder();

type PathTest = (path: string | undefined) => boolean;

interface Conditions {
  readonly fstypes: readonly string[];
  /** Of each `options=`: one of these sets has to be the set asked for. */
  readonly exact: readonly MountFlags[];
  /** Of each `options in`: flags that do not count, there or not. Without either kind any flags are right. */
  readonly optional: readonly MountFlags[];
}

/** mount, remount, umount and pivot_root rules. `mount,` permits every way of mounting, but neither umount nor pivot_root. */
export const mountEvaluator: RuleEvaluator<MountRule | PivotRootRule> = {
  access: 'mount',
  kinds: ['mount', 'remount', 'umount', 'pivot_root'],
  compile: (rule, vars) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    return rule.kind === 'pivot_root' ? compilePivotRoot(rule, vars) : compileMount(rule, vars);
  },
};

function compileMount(rule: MountRule, vars: Variables): ReturnType<RuleEvaluator['compile']> {
  const conditions = readConditions(rule.conditions ?? []);
  if (!conditions.ok) return conditions;
  const { fstypes, optional } = conditions.value;
  if (rule.kind === 'remount' && optional.length > 0) {
    return unsupportedRule('optional flags of a remount are not modelled');
  }
  if (isContradictory(rule, conditions.value)) {
    return invalidRule('the options do not go with the file system or the source that the rule names');
  }
  const source = compilePath(rule.source, vars);
  if (!source.ok) return source;
  const target = compilePath(rule.target, vars);
  if (!target.ok) return target;
  const types: TextTest[] = [];
  for (const fstype of fstypes) {
    const test = compileText(fstype, vars);
    if (!test.ok) return test;
    types.push(test.value);
  }
  const matches = (access: MountAccess): boolean | undefined => {
    if (rule.kind === 'umount' || access.operation === 'umount') {
      return rule.kind === 'umount' && access.operation === 'umount' && target.value(access.target);
    }
    if (access.operation === 'pivotroot') return false;
    const flags = mountFlags(accessWords(access.flags ?? ''));
    if (flags === null) return undefined;
    const asked = access.operation === 'remount' ? new Set([...flags.set, 'remount']) : flags.set;
    const way = mountClass(asked);
    if (rule.kind === 'remount' && way !== 'remount') return false;
    if (
      !isPossible(rule, fstypes, way) ||
      !target.value(access.target) ||
      !optionsHold(rule, conditions.value, asked, way)
    ) {
      return false;
    }
    if (way === 'remount') return true;
    // What stands alone as a source is the mount point here, which has none: deprecated since 4.0, and still in snapd's policy.
    if (way === 'propagation') return rule.target !== undefined || source.value(access.target);
    const typed = way !== 'mount' || types.length === 0 || types.some((test) => test(access.fstype));
    return typed && source.value(access.source);
  };
  return {
    ok: true,
    value: {
      answer: (access) => {
        if (access.kind !== 'mount') return NO_ANSWER;
        const matched = matches(access);
        if (matched !== undefined) return answerWith(rule, matched ? USE : 0, [USE]);
        return {
          ...NO_ANSWER,
          error: { code: 'unsupported', message: `"${access.flags}" holds a word that is no mount flag` },
        };
      },
    },
  };
}

/** Which ways of mounting a rule can speak of: only a new mount has a file system, and only what has a source may name one. */
function isPossible(rule: MountRule, fstypes: readonly string[], way: MountClass): boolean {
  if (way === 'mount') return true;
  if (fstypes.length > 0) return false;
  if (way === 'propagation') return rule.source === undefined || rule.target === undefined;
  return way === 'bind' || way === 'move' || rule.source === undefined;
}

/** Options that ask for one way of mounting alone, which the rest of the rule rules out: the compiler refuses such a rule. */
function isContradictory(rule: MountRule, { fstypes, exact }: Conditions): boolean {
  if (rule.kind === 'umount') return false;
  const asked = exact.length === 0 && rule.kind === 'remount' ? [NO_FLAGS] : exact;
  return asked.some(({ set }) => {
    const own = new Set(ownFlags(rule, set));
    own.delete('rec');
    return own.size === 1 && !isPossible(rule, fstypes, mountClass(own));
  });
}

function ownFlags(rule: MountRule, flags: ReadonlySet<string>): ReadonlySet<string> {
  return rule.kind === 'remount' ? new Set([...flags, 'remount']) : flags;
}

/**
 * `options=(…)` is the exact set; a flag that `options in (…)` names, or its absence, may be set or not, and so may one of which
 * `options=(…)` names both. A remount rule has the flag of its own, and `remount,` is exactly that.
 */
function optionsHold(
  rule: MountRule,
  { exact, optional }: Conditions,
  asked: ReadonlySet<string>,
  way: MountClass,
): boolean {
  if (exact.length === 0 && optional.length === 0 && rule.kind !== 'remount') return true;
  const compared = comparedFlags(asked, way);
  return orNone(exact).some(({ set, cleared }) => {
    const permitted = comparedFlags(ownFlags(rule, set), way);
    const differing = [...compared, ...permitted].filter((flag) => compared.has(flag) !== permitted.has(flag));
    const open = (flag: string): boolean => set.has(flag) && cleared.has(flag);
    return orNone(optional).some((free) =>
      differing.every((flag) => open(flag) || free.set.has(flag) || free.cleared.has(flag)),
    );
  });
}

function orNone(flags: readonly MountFlags[]): readonly MountFlags[] {
  return flags.length === 0 ? [NO_FLAGS] : flags;
}

function compilePivotRoot(rule: PivotRootRule, vars: Variables): ReturnType<RuleEvaluator['compile']> {
  if (rule.profile !== undefined) return unsupportedRule('the profile after pivot_root is not modelled');
  const oldRoot = compilePath(rule.oldroot, vars);
  if (!oldRoot.ok) return oldRoot;
  const newRoot = compilePath(rule.newroot, vars);
  if (!newRoot.ok) return newRoot;
  return {
    ok: true,
    value: {
      answer: (access) => {
        if (access.kind !== 'mount') return NO_ANSWER;
        const matched =
          access.operation === 'pivotroot' && oldRoot.value(access.source) && newRoot.value(access.target);
        return answerWith(rule, matched ? USE : 0, [USE]);
      },
    },
  };
}

function readConditions(written: readonly string[]): Result<Conditions, RuleError> {
  const fstypes: string[] = [];
  const exact: MountFlags[] = [];
  const optional: MountFlags[] = [];
  for (const condition of written) {
    const parts = /^(options?|v?fstype)(=|\s+in\s+)(.+)$/s.exec(condition);
    const [, key = '', relation = '', value = ''] = parts ?? [];
    if (!parts) return invalidRule(`"${condition}" is no condition of a mount rule`);
    if (key.endsWith('fstype')) {
      fstypes.push(...listWords(value));
      continue;
    }
    const flags = mountFlags(listWords(value));
    if (flags === null) return invalidRule(`"${value}" holds a word that is no mount flag`);
    (relation === '=' ? exact : optional).push(flags);
  }
  return { ok: true, value: { fstypes, exact, optional } };
}

/** Without parentheses a value is one word, commas and all. */
function listWords(value: string): readonly string[] {
  return value.startsWith('(') ? accessWords(value) : [value.replaceAll('"', '')];
}

function compilePath(pattern: string | undefined, vars: Variables): Result<PathTest, RuleError> {
  if (pattern === undefined) return { ok: true, value: () => true };
  const glob = compileGlob(pattern, { vars, kind: 'path' });
  if (!glob.ok) return glob;
  return { ok: true, value: (path = '') => glob.value.matches(encoder.encode(path)) };
}

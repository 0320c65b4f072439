import type { MountAccess } from '../access.ts';
import { compileGlob } from '../glob/compile-glob.ts';
import type { Variables } from '../glob/variables.ts';
import type { Result } from '../result.ts';
import type { MountRule, PivotRootRule } from '../rules/rule.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { answerWith, checkQualifiers, invalidRule, unsupportedRule } from './class-qualifiers.ts';
import { accessWords } from './condition-words.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { comparedFlags, type MountClass, mountClass, mountFlags } from './mount-flags.ts';
import { compileText, type TextTest } from './text-glob.ts';

const USE = 1;
const encoder = new TextEncoder();

type PathTest = (path: string | undefined) => boolean;

interface OptionsTest {
  readonly exact: boolean;
  readonly flags: ReadonlySet<string>;
}

interface Conditions {
  readonly fstypes: readonly string[];
  /** One of them must hold; none: any flags. */
  readonly options: readonly OptionsTest[];
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
  const { fstypes, options } = conditions.value;
  if (rule.kind === 'remount' && options.some(({ exact }) => !exact)) {
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
    const asked = access.operation === 'remount' ? new Set([...flags, 'remount']) : flags;
    const way = mountClass(asked);
    if (rule.kind === 'remount' && way !== 'remount') return false;
    if (!isPossible(rule, fstypes, way) || !target.value(access.target) || !optionsHold(rule, options, asked, way)) {
      return false;
    }
    if (way === 'remount' || way === 'propagation') return true;
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
  return way === 'bind' || way === 'move' || rule.source === undefined;
}

/** Options that ask for one way of mounting alone, which the rest of the rule rules out: the compiler refuses such a rule. */
function isContradictory(rule: MountRule, { fstypes, options }: Conditions): boolean {
  if (rule.kind === 'umount') return false;
  const asked = options.length === 0 && rule.kind === 'remount' ? [{ exact: true, flags: new Set<string>() }] : options;
  return asked.some(({ exact, flags }) => {
    const own = ownFlags(rule, flags);
    return exact && own.size === 1 && !isPossible(rule, fstypes, mountClass(own));
  });
}

function ownFlags(rule: MountRule, flags: ReadonlySet<string>): ReadonlySet<string> {
  return rule.kind === 'remount' ? new Set([...flags, 'remount']) : flags;
}

/** `options=(…)` is the exact set, `options in (…)` any subset; a remount rule has the flag of its own. */
function optionsHold(
  rule: MountRule,
  options: readonly OptionsTest[],
  asked: ReadonlySet<string>,
  way: MountClass,
): boolean {
  // `remount,` is exactly that: remounting and nothing else.
  if (options.length === 0) return rule.kind !== 'remount' || asked.size === 1;
  return options.some(({ exact, flags }) => {
    const permitted = comparedFlags(ownFlags(rule, flags), way);
    const compared = comparedFlags(asked, way);
    if ([...compared].some((flag) => !permitted.has(flag))) return false;
    return !exact || compared.size === permitted.size;
  });
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
  const options: OptionsTest[] = [];
  for (const condition of written) {
    const parts = /^(options?|v?fstype)(=|\s+in\s+)(.+)$/s.exec(condition);
    const [, key = '', relation = '', value = ''] = parts ?? [];
    if (!parts) return invalidRule(`"${condition}" is no condition of a mount rule`);
    if (key.endsWith('fstype')) {
      fstypes.push(...accessWords(value));
      continue;
    }
    const flags = mountFlags(accessWords(value));
    if (flags === null) return invalidRule(`"${value}" holds a word that is no mount flag`);
    options.push({ exact: relation === '=', flags });
  }
  return { ok: true, value: { fstypes, options } };
}

function compilePath(pattern: string | undefined, vars: Variables): Result<PathTest, RuleError> {
  if (pattern === undefined) return { ok: true, value: () => true };
  const glob = compileGlob(pattern, { vars, kind: 'path' });
  if (!glob.ok) return glob;
  return { ok: true, value: (path = '') => glob.value.matches(encoder.encode(path)) };
}

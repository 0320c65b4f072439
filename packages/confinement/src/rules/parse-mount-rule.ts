import type { Result } from '../result.ts';
import { joinAssignments } from './parse-condition-rule.ts';
import type { MountRule, RuleQualifiers } from './rule.ts';
import type { RuleError } from './rule-error.ts';

type Keyword = MountRule['kind'] | 'unmount';

/** `mount CONDITIONS [SOURCE] [-> TARGET]`, `remount|umount CONDITIONS [TARGET]`. */
export function parseMountRule(
  keyword: Keyword,
  words: readonly string[],
  qualifiers: RuleQualifiers,
): Result<MountRule, RuleError> {
  const rest = joinAssignments(words);
  const conditions: string[] = [];
  let at = 0;
  while (at < rest.length) {
    const word = rest[at] as string;
    if (/^(?:options?|v?fstype)=./.test(word)) {
      conditions.push(word);
      at += 1;
    } else if (/^(?:options?|v?fstype)$/.test(word) && rest[at + 1] === 'in' && rest[at + 2]?.startsWith('(')) {
      conditions.push(`${word} in ${rest[at + 2]}`);
      at += 3;
    } else break;
  }
  const rule: MountRule = {
    ...qualifiers,
    kind: keyword === 'unmount' ? 'umount' : keyword,
    ...(keyword === 'unmount' ? { keyword } : {}),
    ...(conditions.length > 0 ? { conditions } : {}),
  };
  const paths = rest.slice(at);
  if (paths.length === 0) return { ok: true, value: rule };
  if (keyword !== 'mount') {
    if (paths.length > 1 || paths[0] === '->') return invalid(`"${keyword}" takes one path`);
    return { ok: true, value: { ...rule, target: paths[0] as string } };
  }
  const [source, after] = paths[0] === '->' ? [undefined, paths] : [paths[0], paths.slice(1)];
  if (after.length > 0 && (after.length !== 2 || after[0] !== '->')) return invalid(`"${after[0]}" has no place here`);
  const target = after[1];
  return {
    ok: true,
    value: { ...rule, ...(source === undefined ? {} : { source }), ...(target === undefined ? {} : { target }) },
  };
}

function invalid(message: string): Result<never, RuleError> {
  return { ok: false, error: { code: 'invalid-rule', message } };
}

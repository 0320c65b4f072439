import type { Access } from '../access.ts';
import type { RuleError } from '../rules/rule-error.ts';
import { isModelledAccess } from './compile-rule.ts';
import { checkFileAccess } from './file.ts';

/** Why AppArmor's rules cannot decide on an access, whatever they say. */
export function checkAccess(access: Access): RuleError | undefined {
  if (!isModelledAccess(access)) {
    return { code: 'unsupported', message: `access of kind "${access.kind}" is not decided by rules` };
  }
  return access.kind === 'file' ? checkFileAccess(access) : undefined;
}

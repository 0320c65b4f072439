import type { Access } from '../access.ts';
import { grants } from './evaluator.ts';
import type { FileAnswer } from './file.ts';
import { linkGranted } from './file-link.ts';

/** Whether the rules of one policy, by their answers, grant the access: for a link its two names count. */
export function policyGrants(access: Access, answers: readonly FileAnswer[]): boolean {
  const isLink = access.kind === 'file' && access.mask.includes('l');
  return isLink ? linkGranted(answers) : grants(answers);
}

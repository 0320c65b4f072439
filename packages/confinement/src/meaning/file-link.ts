import type { FileAnswer } from './file.ts';
import { COMPARED_BITS, FILE_BITS, TARGET_SHIFT } from './file-bits.ts';
import type { ExecTransition } from './file-exec.ts';

/**
 * Whether a policy lets a link be made: the right to link on the name and on the pair, and, where the rule asks for it, no
 * right on the name that the target does not have. Semantics: the kernel's link mediation.
 */
export function linkGranted(answers: readonly FileAnswer[]): boolean {
  let allows = 0;
  let denies = 0;
  let needs = 0;
  let nameExec: ExecTransition | undefined;
  let targetExec: ExecTransition | undefined;
  for (const answer of answers) {
    allows |= answer.allows;
    denies |= answer.denies;
    needs |= answer.needs[0] ?? 0;
    nameExec ??= answer.nameExec;
    targetExec ??= answer.targetExec;
  }
  const granted = allows & ~denies;
  if ((needs & ~granted) !== 0 || needs === 0) return false;
  if ((granted & FILE_BITS.linkSubset) === 0) return true;
  const onName = granted & COMPARED_BITS;
  const onTarget = (granted >> TARGET_SHIFT) & COMPARED_BITS;
  if ((onName & ~onTarget) !== 0) return false;
  if ((onName & FILE_BITS.x) === 0 || nameExec === undefined || targetExec === undefined) return true;
  return nameExec.type === targetExec.type && (!nameExec.unsafe || targetExec.unsafe);
}

import type { FileRule, LinkRule } from '../rules/rule.ts';

/** What becomes of a program that is executed, as far as two rules can differ in it. */
export interface ExecTransition {
  /** Lower case ("ix", "px", "pix", "cux", …) and the profile after `->`. */
  readonly type: string;
  /** The environment is kept (px, cx, ux in lower case). */
  readonly unsafe: boolean;
}

/** The transition of an exec mode as written. */
export function execTransition(mode: string, rule: FileRule | LinkRule): ExecTransition {
  const written = mode === 'x' ? 'Px' : mode;
  const unsafe = rule.kind === 'file' && rule.mode !== undefined ? rule.mode === 'unsafe' : /^[pcu]/.test(written);
  const target = rule.kind === 'file' ? (rule.target ?? '').replace(/^"(.*)"$/, '$1') : '';
  return { type: `${written.toLowerCase()} ${target}`, unsafe: unsafe && mode !== 'ix' };
}

export function sameTransition(a: ExecTransition, b: ExecTransition): boolean {
  return a.type === b.type && a.unsafe === b.unsafe;
}

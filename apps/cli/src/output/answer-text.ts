import { env, stdout } from 'node:process';
import type { Diagnosis } from '@whyblocked/contract';
import { renderTerminal, renderText } from '@whyblocked/render';

const FOLD_HINT = 'shown with --all';

/** An answer as text: with colour on a terminal, unless NO_COLOR (no-color.org) says otherwise. */
export function answerText(diagnosis: Diagnosis, { all = false }: { readonly all?: boolean } = {}): string {
  const isColoured = stdout.isTTY && !env.NO_COLOR && env.TERM !== 'dumb';
  return (isColoured ? renderTerminal : renderText)(diagnosis, { all, foldHint: FOLD_HINT });
}

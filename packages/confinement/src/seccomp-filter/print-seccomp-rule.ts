import type { SeccompRule } from './seccomp-rule.ts';

/** The canonical line: one blank between words, `~` before a call that is refused. */
export function printSeccompRule({ syscall, args = [], deny }: SeccompRule): string {
  return [`${deny ? '~' : ''}${syscall}`, ...args].join(' ');
}

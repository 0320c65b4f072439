/** One line of a filter as snap-seccomp takes it: a system call, and what its arguments have to be. */
export interface SeccompRule {
  readonly kind: 'seccomp';
  /** Name of the call, or `@unrestricted` / `@complain`. */
  readonly syscall: string;
  /** As written, one each: "-" any, "NAME" equal, "!X" not equal, "<N" "<=N" ">N" ">=N", "|M" all bits of M, "A|B" masked equal, "u:NAME", "g:NAME". */
  readonly args?: readonly string[];
  /** `~` before the call: refused whatever else permits it. */
  readonly deny?: true;
}

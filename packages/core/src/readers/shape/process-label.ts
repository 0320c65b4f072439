import type { ProcessLabelFact } from '../../evidence/fact.ts';

/** A label as AppArmor writes it (apparmor/label.c, `aa_label_snxprint` with modes): of a stack, names joined by "//&". */
const LABEL =
  /^(?<label>[\w./:{},<>@*+&^~ -]{1,300}?) \((?<mode>enforce|complain|kill|unconfined|prompt|mixed|user)\)$/;

/** What stands in /proc/PID/attr/current and in the first column of `ps -Z`; null where it is no label of AppArmor. */
export function processLabel(
  text: string,
  of: Pick<ProcessLabelFact, 'pid' | 'command'> = {},
): ProcessLabelFact | null {
  if (text === 'unconfined') return { kind: 'fact', about: 'process-label', label: text, ...of };
  const { label, mode } = LABEL.exec(text)?.groups ?? {};
  if (label === undefined || mode === undefined) return null;
  return { kind: 'fact', about: 'process-label', label, mode, ...of };
}

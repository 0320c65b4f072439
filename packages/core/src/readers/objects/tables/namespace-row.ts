import type { Trouble } from '../../../evidence/trouble.ts';
import { statusTrouble } from '../condition-trouble.ts';

/** NAME, STATUS, AGE and nothing more: no other table of kubectl has such rows. */
const ROW =
  /^\s{0,8}(?<name>[a-z0-9][-a-z0-9]{0,62})\s{1,80}Terminating\s{1,20}(?<age>\d{1,7}[smhdy](?:\d{1,4}[smhd]){0,3})\s*$/;

/** A namespace that is going and has not gone, from a row of `kubectl get namespaces`; null when it is none. */
export function terminatingNamespace(text: string): Trouble | null {
  const name = ROW.exec(text.slice(0, 300))?.groups?.name;
  if (name === undefined) return null;
  return statusTrouble(
    { reason: 'Terminating', message: 'Terminating' },
    { kind: 'Namespace', name },
    undefined,
    'row',
  );
}

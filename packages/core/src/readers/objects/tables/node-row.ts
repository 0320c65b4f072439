import type { NodeFact } from '../../../evidence/fact.ts';
import type { Trouble } from '../../../evidence/trouble.ts';
import { NODE_NAME } from '../../shape/name-patterns.ts';
import { statusTrouble } from '../condition-trouble.ts';

/** NAME, STATUS, ROLES (not in older releases), AGE, VERSION: the version ends the row or is followed by the columns of `-o wide`. */
const ROW = new RegExp(
  String.raw`^\s{0,8}(?:nodes?/)?(?<name>${NODE_NAME})\s{1,80}(?<status>(?:Not)?Ready(?:,[A-Za-z,]{1,60})?)\s{1,40}(?:[a-z<][\w,<>-]{0,100}\s{1,80})?\d{1,7}[smhdy](?:\d{1,4}[smhd]){0,3}\s{1,20}v\d{1,2}\.\d{1,3}\.\S{1,60}(?:\s.*)?$`,
);

/** A row of `kubectl get nodes` without its heading; null when it is none. */
export function parseNodeRow(text: string): { readonly fact: NodeFact; readonly trouble: Trouble | null } | null {
  const { name, status } = ROW.exec(text.slice(0, 1_000))?.groups ?? {};
  if (name === undefined || status === undefined) return null;
  const reason = status === 'Ready' ? undefined : (status.split(',').find((word) => word !== 'Ready') ?? status);
  return {
    fact: { kind: 'fact', about: 'node', name, status },
    trouble:
      reason === undefined ? null : statusTrouble({ reason, message: status }, { kind: 'Node', name }, name, 'row'),
  };
}

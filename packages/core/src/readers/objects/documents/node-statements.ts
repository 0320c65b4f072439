import type { Statement } from '../../../evidence/statement.ts';
import { nodeConditionTrouble, statusTrouble } from '../condition-trouble.ts';
import { isTaintOfTrouble, MICROK8S_LABEL, nodeFacts } from '../node-facts.ts';
import { conditionIn } from './condition-in.ts';
import { listIn, objectIn, type RawObject, textIn } from './raw-value.ts';

/** What a node tells of itself and of its system. */
export function nodeStatements(node: RawObject): readonly Statement[] {
  const metadata = objectIn(node.metadata);
  const status = objectIn(node.status);
  const info = objectIn(status.nodeInfo);
  const name = textIn(metadata.name);
  const object = name === undefined ? undefined : ({ kind: 'Node', name } as const);
  const conditions = listIn(status.conditions).map(conditionIn);
  const taints = listIn(objectIn(node.spec).taints).map(taintIn);
  const ready = conditions.find(({ type }) => type === 'Ready');
  const statements: Statement[] = conditions.flatMap((condition) => nodeConditionTrouble(condition, name) ?? []);
  for (const taint of taints.filter(isTaintOfTrouble))
    statements.push(statusTrouble({ reason: 'Taint', message: taint }, object, name));
  if (name !== undefined) {
    statements.push({
      kind: 'fact',
      about: 'node',
      name,
      ...(ready && { status: ready.status === 'True' ? 'Ready' : 'NotReady' }),
      ...(taints.length > 0 && { taints }),
    });
  }
  const kernel = textIn(info.kernelVersion);
  const osImage = textIn(info.osImage);
  const architecture = textIn(info.architecture);
  const runtime = textIn(info.containerRuntimeVersion);
  const kubelet = textIn(info.kubeletVersion);
  const told = {
    ...(kernel !== undefined && { kernel }),
    ...(osImage !== undefined && { osImage }),
    ...(architecture !== undefined && { architecture }),
    ...(runtime !== undefined && { runtime }),
    ...(kubelet !== undefined && { kubelet }),
  };
  return [...statements, ...nodeFacts(told, MICROK8S_LABEL in objectIn(metadata.labels))];
}

/** As kubectl prints it: "key=value:Effect". */
function taintIn(taint: RawObject): string {
  const value = textIn(taint.value);
  return `${textIn(taint.key) ?? ''}${value === undefined ? '' : `=${value}`}:${textIn(taint.effect) ?? ''}`;
}

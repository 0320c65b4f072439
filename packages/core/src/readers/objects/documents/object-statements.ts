import type { Statement } from '../../../evidence/statement.ts';
import type { TroubledObject } from '../../../evidence/trouble.ts';
import {
  type Condition,
  OF_RUNTIMES,
  otherConditionTrouble,
  runtimeConditionTrouble,
  statusTrouble,
  workloadConditionTrouble,
} from '../condition-trouble.ts';
import { oneLine } from '../container-states.ts';
import { conditionIn } from './condition-in.ts';
import { eventStatements } from './event-statements.ts';
import { inspectStatements } from './inspect-statements.ts';
import { nodeStatements } from './node-statements.ts';
import { podStatements } from './pod-statements.ts';
import { listIn, objectIn, type RawObject, textIn } from './raw-value.ts';

const WORKLOADS = new Set(['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'Job', 'ReplicationController']);
/** Of one document or item; whoever lists more conditions than this is no object of Kubernetes. */
const MOST_STATEMENTS = 200;

/** What an object of Kubernetes tells. Entries of lists may have no kind of their own: `kind` is that of the list, else its shape tells. */
export function objectStatements(object: RawObject, listKind?: string): readonly Statement[] {
  const kind = textIn(object.kind) ?? listKind ?? kindByShape(object);
  return statementsOf(object, kind).slice(0, MOST_STATEMENTS);
}

/** Whether an object tells what it is: a piece of one does not. */
export function isKnownObject(object: RawObject, listKind?: string): boolean {
  return (textIn(object.kind) ?? listKind ?? kindByShape(object)) !== undefined;
}

function statementsOf(object: RawObject, kind: string | undefined): readonly Statement[] {
  if (kind === 'Pod') return podStatements(object);
  if (kind === 'Node') return nodeStatements(object);
  if (kind === 'Event') return eventStatements(object);
  if (kind === 'Status') return answerStatements(object);
  if (kind === 'Inspection') return inspectStatements(object);
  if (kind === 'RuntimeStatus')
    return conditionsOf(object).flatMap((condition) => runtimeConditionTrouble(condition) ?? []);
  if (kind === 'PersistentVolumeClaim') return claimStatements(object);
  if (kind === undefined) return [];
  const troubleOf = WORKLOADS.has(kind) ? workloadConditionTrouble : otherConditionTrouble;
  return conditionsOf(object).flatMap((condition) => troubleOf(condition, referenceTo(object, kind)) ?? []);
}

function conditionsOf(object: RawObject): readonly Condition[] {
  return listIn(objectIn(object.status).conditions).map(conditionIn);
}

function kindByShape(object: RawObject): string | undefined {
  if ('involvedObject' in object || 'regarding' in object) return 'Event';
  if ('containerStatuses' in object || 'initContainerStatuses' in object) return 'Pod';
  const spec = objectIn(object.spec);
  const status = objectIn(object.status);
  if ('nodeInfo' in status) return 'Node';
  if ('containerStatuses' in status || 'containers' in spec) return 'Pod';
  if ('accessModes' in spec && 'phase' in status && !('persistentVolumeReclaimPolicy' in spec))
    return 'PersistentVolumeClaim';
  if (conditionsOf(object).some(({ type }) => OF_RUNTIMES.has(type))) return 'RuntimeStatus';
  return 'runtimeSpec' in objectIn(object.info) ? 'Inspection' : undefined;
}

function claimStatements(claim: RawObject): readonly Statement[] {
  const phase = textIn(objectIn(claim.status).phase);
  if (phase === undefined || phase === 'Bound') return [];
  return [statusTrouble({ reason: phase, message: phase }, referenceTo(claim, 'PersistentVolumeClaim'))];
}

/** What the API server answers to a request it refuses. */
function answerStatements(answer: RawObject): readonly Statement[] {
  const message = oneLine(textIn(answer.message));
  if (answer.status !== 'Failure' || message === '') return [];
  const reason = textIn(answer.reason);
  const trouble = statusTrouble({ ...(reason !== undefined && { reason }), message }, undefined, undefined, 'command');
  return [{ ...trouble, severity: 'error' }];
}

function referenceTo(object: RawObject, kind: string): TroubledObject | undefined {
  const metadata = objectIn(object.metadata);
  const name = textIn(metadata.name);
  const namespace = textIn(metadata.namespace);
  return name === undefined ? undefined : { kind, name, ...(namespace !== undefined && { namespace }) };
}

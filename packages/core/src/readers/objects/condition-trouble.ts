import type { Trouble, TroubledObject, TroubleSource } from '../../evidence/trouble.ts';
import { layersOf } from '../errors/layers-of.ts';
import { tells } from '../logs/telling-words.ts';
import { oneLine } from './container-states.ts';

/** One row of `conditions`. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly last?: string;
}

/** What a condition of a node says when something is wrong with it; null otherwise. */
export function nodeConditionTrouble(condition: Condition, node: string | undefined): Trouble | null {
  const { type, status } = condition;
  const isWrong = type === 'Ready' ? status !== 'True' : status === 'True';
  if (!isWrong || status === '') return null;
  return conditionTrouble(condition, node === undefined ? undefined : { kind: 'Node', name: node }, node);
}

/** Conditions that a container runtime tells of itself: what it needs for running pods is to be true. */
export function runtimeConditionTrouble(condition: Condition): Trouble | null {
  const isWrong = OF_RUNTIMES.has(condition.type) && condition.status === 'False';
  return isWrong ? conditionTrouble(condition, undefined) : null;
}

/** Conditions of pods are to be true, but for one that announces the end. */
export function podConditionTrouble(condition: Condition, object: TroubledObject | undefined): Trouble | null {
  const { type, status, reason, message } = condition;
  const isWrong = type === 'DisruptionTarget' ? status === 'True' : status === 'False' || status === 'Unknown';
  if (!isWrong || reason === 'PodCompleted') return null;
  if (reason === undefined && message === undefined && type !== 'PodScheduled') return null;
  return conditionTrouble(condition, object);
}

/** Conditions of claims, and of what makes pods: available and going on, or failed. */
export function workloadConditionTrouble(condition: Condition, object: TroubledObject | undefined): Trouble | null {
  const { type, status } = condition;
  const isWrong =
    type === 'ReplicaFailure' || type === 'Failed' || type === 'FailureTarget'
      ? status === 'True'
      : (type === 'Available' || type === 'Progressing' || type === 'Ready') && status === 'False';
  return isWrong ? conditionTrouble(condition, object) : null;
}

/** Kubernetes: staging/src/k8s.io/cri-api, RuntimeCondition. */
export const OF_RUNTIMES: ReadonlySet<string> = new Set(['RuntimeReady', 'NetworkReady']);

const OF_PODS = new Set([
  'PodScheduled',
  'Initialized',
  'ContainersReady',
  'Ready',
  'PodReadyToStartContainers',
  'DisruptionTarget',
]);
const OF_WORKLOADS = new Set(['ReplicaFailure', 'Failed', 'FailureTarget', 'Available', 'Progressing']);
const OF_NODES = new Set(['MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable']);

/** Conditions that were pasted without what they are of: their type tells. */
export function looseConditionTrouble(condition: Condition, object: TroubledObject | undefined): Trouble | null {
  const { type, reason } = condition;
  if (OF_WORKLOADS.has(type)) return workloadConditionTrouble(condition, object);
  if (OF_RUNTIMES.has(type)) return runtimeConditionTrouble(condition);
  if (OF_NODES.has(type) || (type === 'Ready' && /^(?:Kubelet|NodeStatus)/.test(reason ?? '')))
    return nodeConditionTrouble(condition, undefined);
  return OF_PODS.has(type) ? podConditionTrouble(condition, object) : otherConditionTrouble(condition, object);
}

/** Types that are to be false. */
const FAILS = /Fail|Error|Degraded|Stalled/;
const OF_NAMESPACES = /^Namespace(?:Deletion\w+Failure|ContentRemaining|FinalizersRemaining)$/;

/**
 * Conditions of namespaces, autoscalers and what operators define. Anybody makes up types, and many are false while all is well, so that
 * the message must tell of a failure.
 */
export function otherConditionTrouble(condition: Condition, object: TroubledObject | undefined): Trouble | null {
  const { type, status, message = '' } = condition;
  if (OF_NAMESPACES.test(type)) return status === 'True' ? conditionTrouble(condition, object) : null;
  const isWrong = status === 'False' || (status === 'True' && FAILS.test(type));
  return isWrong && tells(message) ? conditionTrouble(condition, object) : null;
}

function conditionTrouble(condition: Condition, object: TroubledObject | undefined, node?: string): Trouble {
  const { type, status, reason, message, last } = condition;
  return statusTrouble(
    { reason: reason ?? type, message: oneLine(message) || `${type} ${status}`, ...(last !== undefined && { last }) },
    object,
    node,
  );
}

/** A status that is bad by its one word. */
export function statusTrouble(
  said: { readonly reason?: string; readonly message: string; readonly last?: string; readonly count?: number },
  object: TroubledObject | undefined,
  node?: string,
  source: TroubleSource = 'condition',
): Trouble {
  return {
    kind: 'trouble',
    source,
    ...(said.reason !== undefined && { reason: said.reason }),
    message: said.message,
    layers: layersOf(said.message),
    ...(object && { object }),
    ...(node !== undefined && { node }),
    count: said.count ?? 1,
    severity: 'warning',
    ...(said.last !== undefined && { last: said.last }),
  };
}

import type { Trouble } from '../evidence/trouble.ts';

/**
 * What a pod passes on its way, by the reasons of events and the words of states that tell of it. Whoever is at a later stage is past the
 * earlier ones, up to the start of a container; what ends afterwards mostly follows from what stands before it.
 */
const STAGES: readonly ReadonlySet<string>[] = [
  new Set(['FailedCreate', 'FailedScheduling', 'NotTriggerScaleUp', 'SchedulingGated']),
  new Set(['FailedAttachVolume', 'FailedMount', 'FailedMapVolume']),
  new Set(['FailedCreatePodSandBox', 'NetworkNotReady']),
  new Set([
    ...[
      'InspectFailed',
      'ImageInspectError',
      'InvalidImageName',
      'ErrImageNeverPull',
      'ErrImagePull',
      'ImagePullBackOff',
    ],
    ...['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError', 'StartError', 'ContainerCannotRun'],
    ...['Failed', 'FailedPostStartHook', 'PostStartHookError'],
  ]),
  new Set(['Error', 'OOMKilled', 'Unhealthy', 'Killing']),
  new Set(['CrashLoopBackOff', 'BackOff']),
];
/** The stage at which a container starts; it is come to again and again. */
const START = 3;
const INIT = 'Init:';
/** Reasons of events that mostly follow from something else that is told. */
const FOLLOWING = new Set(['Unhealthy', 'Killing', 'ProbeWarning']);

/** The stage that a reason or a state tells of, the number of stages for anything else: "Init:Error" is one of an init container. */
export function stageOf(reason = ''): number {
  const word = reason.startsWith(INIT) ? reason.slice(INIT.length) : reason;
  const stage = STAGES.findIndex((words) => words.has(word));
  return stage === -1 ? STAGES.length : stage;
}

/** follows: it mostly follows from another one that is told; past: the pod is past the stage that it tells of. */
export type Following = 'follows' | 'past';

/** Of troubles in the order of the paste: which of them mostly follow from another one, or are of a stage that the pod has passed. */
export function followingTroubles(troubles: readonly Trouble[]): ReadonlyMap<Trouble, Following> {
  const following = new Map<Trouble, Following>();
  /** The last stage that a later event of each pod tells of; '' for events of which nothing tells the pod. */
  const reached = new Map<string, number>();
  for (const trouble of troubles.toReversed()) {
    if (trouble.source !== 'event') continue;
    if (FOLLOWING.has(trouble.reason ?? '')) following.set(trouble, 'follows');
    const stage = stageOf(trouble.reason);
    if (stage > START) continue;
    const pod = trouble.object?.kind === 'Pod' ? trouble.object.name : '';
    const last = reached.get(pod) ?? stage;
    if (stage < last) following.set(trouble, 'past');
    reached.set(pod, Math.max(stage, last));
  }
  return following;
}

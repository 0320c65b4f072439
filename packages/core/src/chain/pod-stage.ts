import type { Trouble } from '../evidence/trouble.ts';

/** What a pod passes on its way, by the reasons of the events that tell of it: whoever is at a later one is past the earlier ones. */
const STAGES: readonly ReadonlySet<string>[] = [
  new Set(['FailedScheduling', 'NotTriggerScaleUp', 'SchedulingGated']),
  new Set(['FailedAttachVolume', 'FailedMount', 'FailedMapVolume']),
  new Set(['FailedCreatePodSandBox', 'NetworkNotReady']),
  new Set(['Failed', 'InspectFailed', 'ErrImageNeverPull', 'FailedPostStartHook']),
];
/** Reasons of events that mostly follow from something else that is told. */
const FOLLOWING = new Set(['Unhealthy', 'Killing', 'ProbeWarning']);

/** The stage of a pod that an event tells of; -1 for anything else. */
function stageOf({ source, reason = '' }: Trouble): number {
  return source === 'event' ? STAGES.findIndex((stage) => stage.has(reason)) : -1;
}

/** Of troubles in the order of the paste: which of them mostly follow from another one, or are of a stage that the pod has passed. */
export function followingTroubles(troubles: readonly Trouble[]): ReadonlySet<Trouble> {
  const following = new Set<Trouble>();
  /** The last stage that a later event of each pod tells of; '' for events of which nothing tells the pod. */
  const reached = new Map<string, number>();
  for (const trouble of troubles.toReversed()) {
    if (trouble.source === 'event' && FOLLOWING.has(trouble.reason ?? '')) following.add(trouble);
    const stage = stageOf(trouble);
    if (stage < 0) continue;
    const pod = trouble.object?.kind === 'Pod' ? trouble.object.name : '';
    const last = reached.get(pod) ?? -1;
    if (stage < last) following.add(trouble);
    reached.set(pod, Math.max(stage, last));
  }
  return following;
}

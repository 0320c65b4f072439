import type { PodFact } from '../../../evidence/fact.ts';
import type { Trouble } from '../../../evidence/trouble.ts';
import { statusTrouble } from '../condition-trouble.ts';

/** Before Kubernetes 1.18 some states were of several words, as "Topology Affinity Error". */
const ROW =
  /^\s{0,8}(?:(?<namespace>[a-z0-9][-a-z0-9]{0,62})\s{1,80})?(?<name>(?:pods?\/)?[a-z0-9][-a-z0-9.]{0,252})\s{1,80}(?<ready>\d{1,4})\/(?<of>\d{1,4})\s{1,20}(?<status>[A-Z][\w:./-]{2,60}(?: [A-Z]\w{1,40}){0,3})\s{1,60}(?<restarts>\d{1,7})(?:\s{1,4}\(\S{1,20} ago\))?\s{1,20}(?:\d{1,7}[smhdy](?:\d{1,4}[smhd]){0,3}|<(?:unknown|invalid)>)(?<wide>\s.*)?$/;
/** A row that was cut behind its status: only a status that nothing else is called tells it. */
const CUT_ROW =
  /^\s{0,8}(?:(?<namespace>[a-z0-9][-a-z0-9]{0,62})\s{1,80})?(?<name>(?:pods?\/)?[a-z0-9][-a-z0-9.]{0,252})\s{1,80}(?<ready>\d{1,4})\/(?<of>\d{1,4})\s{1,20}(?<status>(?:Init:)?(?:CrashLoopBackOff|ImagePullBackOff|ErrImagePull|ErrImageNeverPull|InvalidImageName|CreateContainer(?:Config)?Error|RunContainerError|OOMKilled|SchedulingGated))\s*$/;
const DONE = new Set(['Completed', 'Succeeded']);
/** States that every pod goes through. */
const ON_THE_WAY = /^(?:ContainerCreating|PodInitializing|Terminating|Init:\d+\/\d+)$/;

export interface PodRow {
  readonly fact: PodFact;
  readonly trouble: Trouble | null;
}

/** A row of `kubectl get pods`, with whatever columns; null when it is none. */
export function parsePodRow(text: string): PodRow | null {
  const head = text.slice(0, 2000);
  const groups = (ROW.exec(head) ?? CUT_ROW.exec(head))?.groups;
  if (!groups?.name || !groups.status) return null;
  const { namespace, status } = groups;
  // What is the matter with an init container is the same as with any other; how many of them are done is no matter.
  const reason = status.replace(/^Init:(?=[A-Z])/, '');
  const name = groups.name.replace(/^pods?\//, '');
  // IP, NODE, NOMINATED NODE, READINESS GATES
  const node = groups.wide?.trim().split(/\s+/, 2)[1];
  const isKnownNode = node !== undefined && node !== '<none>';
  const fact: PodFact = {
    kind: 'fact',
    about: 'pod',
    name,
    ...(namespace !== undefined && { namespace }),
    ...(isKnownNode && { node }),
    containers: [],
    status,
  };
  const isReady = groups.ready === groups.of;
  if (DONE.has(status) || (status === 'Running' && isReady)) return { fact, trouble: null };
  const object = { kind: 'Pod', name, ...(namespace !== undefined && { namespace }) };
  const said =
    status === 'Running'
      ? { reason: 'NotReady', message: `Running ${groups.ready}/${groups.of}` }
      : { reason, message: reason, count: Math.max(1, Number(groups.restarts ?? 0)) };
  const trouble = statusTrouble(said, object, isKnownNode ? node : undefined, 'row');
  return { fact, trouble: ON_THE_WAY.test(status) ? { ...trouble, severity: 'normal' } : trouble };
}

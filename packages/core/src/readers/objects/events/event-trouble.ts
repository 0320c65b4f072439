import type { Trouble, TroubledObject } from '../../../evidence/trouble.ts';
import { layersOf } from '../../errors/layers-of.ts';
import type { ClusterEvent } from './cluster-event.ts';
import { normalReasonsThatMatter } from './event-reasons.ts';

/** A container that is killed since a probe failed is restarted for that; any other kill is a stop that was asked for. */
const KILLED_BY_PROBE = /\bfailed (?:liveness|startup) probe/;
const CONTAINER_IN_POD =
  /container[ =]"?([a-z0-9][-a-z0-9]{0,62})"?(?: in pod |,? pod=)"?([a-z0-9][-a-z0-9.]{0,252})_([a-z0-9][-a-z0-9]{0,62})\(/;
const CONTAINER_PROBED = /^Container ([a-z0-9][-a-z0-9]{0,62}) failed /;

/** Each volume is waited for; the controller says so every fifteen seconds, so that this is two minutes and more. */
const OFTEN = 10;

/** The trouble that an event tells of; null where it tells of none. */
export function eventTrouble(event: ClusterEvent): Trouble | null {
  const { reason, message, from, node, count, first, last } = event;
  const isNormal = event.type === 'Normal';
  if (isNormal && !normalReasonsThatMatter.has(reason) && !(reason === 'Killing' && KILLED_BY_PROBE.test(message)))
    return null;
  if (isNormal && reason === 'ExternalProvisioning' && count < OFTEN) return null;
  // The node came back in time.
  if (isNormal && reason === 'TaintManagerEviction' && message.startsWith('Cancelling ')) return null;
  const object = objectOf(event);
  return {
    kind: 'trouble',
    source: 'event',
    reason,
    message: message === '' ? reason : message,
    layers: layersOf(message === '' ? reason : message),
    ...(object && { object }),
    ...(node !== undefined && { node }),
    ...(from !== undefined && { from }),
    count,
    // The controller calls it Normal that a claim gets no volume, which nobody wants.
    severity: isNormal && reason !== 'FailedBinding' ? 'normal' : 'warning',
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
  };
}

/** The object of the event; the message may name the container, and the pod where nothing else does. */
function objectOf({ object, message, ...event }: ClusterEvent): TroubledObject | undefined {
  const named = CONTAINER_IN_POD.exec(message);
  const container = event.container ?? named?.[1] ?? CONTAINER_PROBED.exec(message)?.[1];
  if (object) {
    return object.kind === 'Pod' && object.container === undefined && container !== undefined
      ? { ...object, container }
      : object;
  }
  if (!named?.[1] || !named[2] || !named[3]) return undefined;
  return { kind: 'Pod', name: named[2], namespace: named[3], container: named[1] };
}

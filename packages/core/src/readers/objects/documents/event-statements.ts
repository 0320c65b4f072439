import type { Statement } from '../../../evidence/statement.ts';
import type { TroubledObject } from '../../../evidence/trouble.ts';
import { oneLine } from '../container-states.ts';
import { eventTrouble } from '../events/event-trouble.ts';
import { isClusterWide } from '../object-kinds.ts';
import { numberIn, objectIn, type RawObject, textIn } from './raw-value.ts';

/** What an event tells, of `v1` or of `events.k8s.io`. */
export function eventStatements(event: RawObject): readonly Statement[] {
  const source = objectIn(event.source ?? event.deprecatedSource);
  const series = objectIn(event.series);
  const reason = textIn(event.reason);
  if (reason === undefined) return [];
  const type = textIn(event.type);
  const object = referenceIn(objectIn(event.involvedObject ?? event.regarding));
  const from = textIn(source.component) ?? textIn(event.reportingComponent ?? event.reportingController);
  const node = textIn(source.host);
  const first = textIn(event.firstTimestamp ?? event.deprecatedFirstTimestamp) ?? textIn(event.eventTime);
  const last = textIn(series.lastObservedTime) ?? textIn(event.lastTimestamp ?? event.deprecatedLastTimestamp) ?? first;
  const trouble = eventTrouble({
    ...(type !== undefined && { type }),
    reason,
    message: oneLine(textIn(event.message ?? event.note)),
    ...(object && { object }),
    ...(from !== undefined && { from }),
    ...(node !== undefined && { node }),
    count: Math.max(1, numberIn(series.count ?? event.count ?? event.deprecatedCount) ?? 1),
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
  });
  return trouble ? [trouble] : [];
}

function referenceIn(reference: RawObject): TroubledObject | undefined {
  const kind = textIn(reference.kind);
  const name = textIn(reference.name);
  if (kind === undefined || name === undefined) return undefined;
  const namespace = textIn(reference.namespace);
  const container = /\{([^}]{1,100})\}/.exec(textIn(reference.fieldPath)?.slice(0, 300) ?? '')?.[1];
  return {
    kind,
    name,
    ...(namespace !== undefined && !isClusterWide(kind) && { namespace }),
    ...(container !== undefined && { container }),
  };
}

import type { TroubledObject } from '../../../evidence/trouble.ts';
import { NODE_NAME } from '../../shape/name-patterns.ts';
import { isClusterWide, kindOf } from '../object-kinds.ts';
import type { ClusterEvent } from './cluster-event.ts';
import { unmistakableReasons } from './event-reasons.ts';

/** "17m", "2m15s", "3y201d", "<unknown>" */
const AGE = String.raw`(?:\d{1,7}[smhdy](?:\d{1,4}[smhd]){0,3}|<(?:unknown|invalid|none)>|\.{3})`;
const TIMES = String.raw`(?:\s{1,40}\(x(?<count>\d{1,9}) over (?<first>${AGE})\))?`;
const TYPE = '(?<type>Normal|Warning)';
const REASON = '(?<reason>[A-Z][A-Za-z]{2,60})';
const NAMESPACE = String.raw`(?:(?<namespace>[a-z0-9][-a-z0-9]{0,62})\s{1,60})?`;
const OBJECT = String.raw`(?<object>[A-Za-z][\w.]{0,80}/[A-Za-z0-9][\w.:-]{0,252})`;

/** Rows of `kubectl describe`: type, reason, age, who, message. */
const DESCRIBED = new RegExp(
  `^\\s{0,40}(?:${TYPE}\\s{1,60}${REASON}|(?<bare>${unmistakableReasons.join('|')}))\\s{1,60}(?<last>${AGE})${TIMES}(?:\\s+(?<rest>.*))?$`,
);
/** Rows of `kubectl get events` and `kubectl events`. */
const LISTED = new RegExp(
  `^\\s{0,40}${NAMESPACE}(?<last>${AGE})${TIMES}\\s{1,60}${TYPE}\\s{1,60}${REASON}\\s{1,80}${OBJECT}(?:\\s+(?<rest>.*))?$`,
);
/** Rows of kubectl 1.13 and older: last seen, first seen, count, name of the event, kind, part, type, reason, source, message. */
const LISTED_OLD = new RegExp(
  `^\\s{0,40}${NAMESPACE}(?<last>${AGE})\\s{1,40}(?<first>${AGE})\\s{1,40}(?<count>\\d{1,9})\\s{1,40}(?<name>${NODE_NAME})\\.[0-9a-f]{8,20}\\s{1,80}(?<kind>[A-Z]\\w{1,60})\\s{1,80}(?<part>spec\\.\\S{1,120}\\s{1,80})?${TYPE}\\s{1,60}${REASON}\\s{1,60}(?<rest>.*)$`,
);
/** Rows of `kubectl describe` of 1.7 and older: first seen, last seen, count, "{kubelet node-2}" or "kubelet, node-2", part, type, reason, message. */
const DESCRIBED_OLD = new RegExp(
  `^\\s{0,40}(?<first>${AGE})\\s{1,40}(?<last>${AGE})\\s{1,40}(?<count>\\d{1,9})\\s{1,40}(?:\\{(?<from>[a-z][\\w./-]{0,200})(?: (?<node>[\\w.:-]{0,252}))?\\s{0,4}\\}|(?<said>[a-z][\\w./-]{0,200})(?:, (?<on>${NODE_NAME}))?)\\s{1,80}(?<part>spec\\.\\S{1,120}\\s{1,80})?${TYPE}\\s{1,60}${REASON}(?:\\s{1,60}(?<rest>.*))?$`,
);
/** A row of which age and source were left out: the reason is then one that nothing else is called, or stands in a column. */
const SHORT = new RegExp(
  `^\\s{0,40}(?<type>Warning)(?:\\s{2,60}|\\t)(?<reason>[A-Z][a-z]{2,30}[A-Z][A-Za-z]{1,50}|(?:BackOff|Failed|Unhealthy|Evicted)(?=\\s{2}|\\s*$))(?:\\s{2,60}(?:${OBJECT}:?|(?:Pod|Node|Job)(?=\\s{2})))?(?:\\s+(?<rest>.*))?$`,
);
/** Columns that end a wide row: first seen, count, name of the event. */
const WIDE_TAIL = new RegExp(`\\s{1,80}(${AGE})\\s{1,40}(\\d{1,9})\\s{1,40}${NODE_NAME}\\.[0-9a-f]{8,20}$`);
const WIDE_TAIL_REACH = 500;
/** "spec.containers{web}": a column of wide rows, and before the message in descriptions of newer kubectls. */
const PART = /^(?:spec|status|metadata)\.\w{1,60}\{([^}\s]{1,100})\}:?\s+/;
const ROWS = [LISTED, DESCRIBED, LISTED_OLD, DESCRIBED_OLD, SHORT];

/** Whether a line is the first one of an event. */
export function beginsEvent(text: string): boolean {
  return text.length > 8 && ROWS.some((row) => row.test(text.slice(0, 1000)));
}

/** Reads an event from its line, folds undone; null when it is none. */
export function parseEventRow(text: string): ClusterEvent | null {
  for (const row of ROWS) {
    const groups = row.exec(text)?.groups;
    if (groups) return eventOf(groups, row);
  }
  return null;
}

function eventOf(groups: Readonly<Record<string, string | undefined>>, row: RegExp): ClusterEvent {
  let rest = (groups.rest ?? '').trim();
  let count = Number(groups.count ?? 1);
  let first = groups.first;
  let isWide = row === LISTED_OLD;
  const end = Math.max(0, rest.length - WIDE_TAIL_REACH);
  const tail = row === LISTED ? WIDE_TAIL.exec(rest.slice(end)) : null;
  if (tail) {
    isWide = true;
    first = tail[1];
    count = Number(tail[2]);
    rest = rest.slice(0, end + tail.index).trimEnd();
  }
  const part = PART.exec(rest);
  if (part) rest = rest.slice(part[0].length);
  const said = row === DESCRIBED || isWide ? sourceOf(rest) : { ...columnsOf(groups), message: rest };
  const inMessage = PART.exec(said.message);
  const container = part?.[1] ?? inMessage?.[1] ?? PART.exec(`${groups.part ?? ''} `)?.[1];
  const object = referredObject(groups);
  return {
    ...(groups.type !== undefined && { type: groups.type }),
    reason: groups.reason ?? groups.bare ?? '',
    ...said,
    message: inMessage ? said.message.slice(inMessage[0].length) : said.message,
    ...(object && { object }),
    ...(container !== undefined && { container }),
    count: Math.max(1, count),
    ...(first !== undefined && { first }),
    ...(groups.last !== undefined && groups.last !== '...' && { last: groups.last }),
  };
}

/** Who says it and on which node, where these are columns. */
function columnsOf({ from, said = from, node, on = node }: Readonly<Record<string, string | undefined>>): {
  readonly from?: string;
  readonly node?: string;
} {
  return { ...(said !== undefined && { from: said }), ...(on !== undefined && on !== '' && { node: on }) };
}

function referredObject({
  object,
  namespace,
  kind,
  name,
}: Readonly<Record<string, string | undefined>>): TroubledObject | undefined {
  const slash = object?.indexOf('/') ?? -1;
  const objectKind = object === undefined ? kind : kindOf(object.slice(0, slash));
  const objectName = object === undefined ? name : object.slice(slash + 1).replace(/:$/, '');
  if (objectKind === undefined || objectName === undefined) return undefined;
  return {
    kind: objectKind,
    name: objectName,
    ...(namespace !== undefined && !isClusterWide(objectKind) && { namespace }),
  };
}

/** One word and one blank: the message begins where nobody is named; the kubelet is the only one who is called so. */
const PLAIN_WORD = /^(?!kubelet$)[a-z]+$/;

const SOURCE = new RegExp(
  String.raw`^(?:([a-z][\w./-]{0,200}|\w[\w./-]{0,200}(?=,? {2,}|\t))(?:, ?(${NODE_NAME}))?)(?:\s+|$)`,
);

/** "kubelet, node-2  Failed to …": who says it, where that was told, and what. */
function sourceOf(rest: string): { readonly from?: string; readonly node?: string; readonly message: string } {
  const source = SOURCE.exec(rest);
  if (!source?.[1] || (PLAIN_WORD.test(source[1]) && / $/.test(source[0]) && !/\s{2}$/.test(source[0])))
    return { message: rest };
  const message = rest.slice(source[0].length).trim();
  // A message of one word would leave nobody who said it.
  if (message === '' && !/^(?:kubelet|[a-z-]+-(?:scheduler|controller))$/.test(source[1])) return { message: rest };
  return { from: source[1], ...(source[2] !== undefined && { node: source[2] }), message };
}

import type { Line } from '../../decode/line.ts';
import { klogLine } from '../logs/klog-line.ts';
import { ONE_LINE, type Reader } from '../reader.ts';
import type { ClusterEvent } from './events/cluster-event.ts';
import { eventTrouble } from './events/event-trouble.ts';

/** client-go's recorder (tools/record, `StartLogging`), with the reference printed by Go; old releases had its type in a package named api. */
const PRINTED =
  /Event\((?:v1|api)\.ObjectReference\{Kind:"(?<kind>\w{1,60})", Namespace:"(?<namespace>[\w.-]{0,63})", Name:"(?<name>[\w.:-]{1,253})"[^}]{0,2000}?(?:FieldPath:"(?:spec\.\w{1,40}\{(?<container>[^}"]{1,63})\})?[^"]{0,200}")?\}\): type: '(?<type>Normal|Warning)' reason: '(?<reason>\w{1,60})' (?<message>.{1,20000})$/;

/** Events as controllers and provisioners log them: `Event(v1.ObjectReference{…})`, and klog's structured "Event occurred". */
export const eventLog: Reader = {
  form: 'event-log',
  from: ['(kubectl logs of a controller or provisioner)', 'journalctl -u snap.microk8s.daemon-kubelite'],
  triggers: ['v1.ObjectReference{', 'api.ObjectReference{', '"Event occurred"'],
  open(line, say) {
    const event = printedEvent(line) ?? structuredEvent(line);
    if (event === null) return null;
    const trouble = eventTrouble(event);
    // A log does not count: what is no trouble once may be one as words, where it is said again and again.
    if (trouble === null) return null;
    say(trouble, line);
    return ONE_LINE;
  },
};

function printedEvent({ text, carried }: Line): ClusterEvent | null {
  const told = PRINTED.exec(text)?.groups;
  if (told === undefined) return null;
  return clusterEvent({ ...told, time: carried.time ?? klogLine(text)?.time });
}

function structuredEvent({ text, carried }: Line): ClusterEvent | null {
  const klog = klogLine(text);
  if (klog?.message !== 'Event occurred') return null;
  const { values } = klog;
  const [namespace, name] = (values.get('object') ?? '').split('/', 2);
  const container = /\{([^}]{1,63})\}/.exec(values.get('fieldPath') ?? '')?.[1];
  return clusterEvent({
    kind: values.get('kind'),
    ...(name === undefined ? { name: namespace } : { namespace, name }),
    type: values.get('type'),
    reason: values.get('reason'),
    message: values.get('message') ?? values.get('note'),
    container,
    time: carried.time ?? klog.time,
  });
}

function clusterEvent(told: Readonly<Record<string, string | undefined>>): ClusterEvent | null {
  const { kind, namespace, name, type, reason, message = '', container, time } = told;
  if (!kind || !name || !type || !reason) return null;
  return {
    type,
    reason,
    message: message.replace(/\s+/g, ' ').trim(),
    object: { kind, name, ...(namespace && { namespace }) },
    ...(container !== undefined && container !== '' && { container }),
    count: 1,
    ...(time !== undefined && { last: time }),
  };
}

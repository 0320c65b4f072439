import type { Reader } from '../reader.ts';
import { unmistakableReasons } from './events/event-reasons.ts';
import { beginsEvent } from './events/event-row.ts';
import { EventRows } from './events/event-rows.ts';

const HEADER =
  /^\s{0,40}(?:Events:\s{1,40})?(?:NAMESPACE\s{1,80})?(?:LAST ?SEEN\s{1,40}(?:TYPE|FIRST ?SEEN)\s|Type\s{1,10}Reason\s{1,80}(?:Age|Message)\b)/;
/** The rule below the header, before the first row where both came on one line. */
const RULE = /^\s{0,40}(?:-{2,40}\s{1,80}){2,8}/;
/** A blank cell follows each type, whatever pads it. */
const TYPES = ['Warning  ', 'Warning\t', 'Normal  ', 'Normal\t'];
/** Rows that lost their padding. */
const NARROW = ['Warning Failed', 'Warning BackOff', 'Warning Unhealthy', 'Warning Evicted', 'Normal BackOff'];
const HEADERS = ['LAST SEEN', 'LASTSEEN', 'Type     Reason', 'Type    Reason', 'Type Reason Age'];
/** Longer ones that hold another one are found with it. */
const REASONS = unmistakableReasons.filter(
  (reason) => !unmistakableReasons.some((other) => other !== reason && reason.includes(other)),
);

/** Tables of events: `kubectl get events`, `kubectl events`, the end of `kubectl describe`, and rows of them alone. */
export const kubectlEvents: Reader = {
  form: 'kubectl-events',
  from: ['kubectl get events', 'kubectl events', 'kubectl describe'],
  triggers: [...TYPES, ...NARROW, ...HEADERS, ...REASONS],
  open: (line, say) => {
    if (!HEADER.test(line.text.slice(0, 400)) && !beginsEvent(line.text.replace(RULE, ''))) return null;
    const rows = new EventRows(say);
    rows.accept(line);
    return { accept: (next) => rows.accept(next), close: () => rows.flush() };
  },
};

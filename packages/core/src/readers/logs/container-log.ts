import type { Line } from '../../decode/line.ts';
import { ONE_LINE, type Reader, type Say, type Section } from '../reader.ts';
import { klogLine } from './klog-line.ts';
import { klogTriggers, openKlog } from './kubelet-log.ts';
import { logTrouble } from './log-trouble.ts';
import { isPanic, PanicTrace } from './panic-trace.ts';
import { isOfOtherService } from './program-of.ts';
import { isTraceback, PythonTraceback } from './python-traceback.ts';
import { structuredLine } from './structured-line.ts';
import { tells } from './telling-words.ts';

/** Errors that programs say in lines of no form, and that are of the node or the pod, not of the program. */
const PLAIN: readonly string[] = [
  'too many open files',
  'exec format error',
  'bind: permission denied',
  'socket: permission denied',
  'no space left on device',
  'address already in use',
];
/** Lines that call themselves lower than an error: "[INFO]", "INFO:", " DEBUG ". */
const LOWER = /(?:^|[\s[|])(?:INFO|DEBUG|TRACE|info|debug|trace|NOTICE|notice)(?:[\s\]|:]|$)/;

/** The log of a program in a pod: lines that say why it does not run. */
export const containerLog: Reader = {
  form: 'container-log',
  from: ['kubectl logs', 'kubectl logs -p'],
  triggers: [
    ...klogTriggers,
    ...PLAIN,
    'level=error',
    'level=fatal',
    'level=panic',
    'level=ERROR',
    // Of `level`, `severity` and `lvl` alike, with a blank behind the colon as Python writes it.
    ':"error"',
    ': "error"',
    ':"ERROR"',
    ':"fatal"',
    '"level":50',
    '"level":60',
    '\tERROR\t',
    '\terror\t',
    '\tFATAL\t',
    '\tfatal\t',
    '[ERROR][',
    '[FATAL][',
    'panic: ',
    'Traceback (most recent call last)',
  ],
  open(line, say) {
    if (isOfOtherService(line.carried)) return null;
    const klog = klogLine(line.text);
    if (klog) return openKlog(line, klog, say);
    if (isTraceback(line.text)) return new PythonTraceback(line, say);
    if (isPanic(line.text)) return new PanicTrace(line, say);
    return openStructured(line, say) ?? openPlain(line, say);
  },
};

function openStructured(line: Line, say: Say): Section | null {
  const told = structuredLine(line.text);
  if (told === null || (told.level !== 'error' && told.level !== 'fatal')) return null;
  const message = told.error === undefined ? told.message : `${told.message}: ${told.error}`;
  if (message === '' || (told.level === 'error' && !tells(message))) return null;
  say(logTrouble(line, { message, severity: 'error', time: told.time }), line);
  return ONE_LINE;
}

function openPlain(line: Line, say: Say): Section | null {
  const message = line.text.trim();
  if (structuredLine(message) !== null || LOWER.test(message.slice(0, 120))) return null;
  if (!PLAIN.some((words) => message.includes(words))) return null;
  say(logTrouble(line, { message, severity: 'error' }), line);
  return ONE_LINE;
}

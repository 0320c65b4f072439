import { keyValues } from './key-values.ts';

/** What a program says of something, in one of the forms that libraries for logs write. */
export interface StructuredLine {
  readonly level: 'warning' | 'error' | 'fatal' | 'lower';
  readonly message: string;
  /** What wraps nothing but is wrapped by the message: the value of `error` or `err`. */
  readonly error?: string;
  readonly time?: string;
}

const LEVELS: Readonly<Record<string, StructuredLine['level']>> = {
  warn: 'warning',
  warning: 'warning',
  err: 'error',
  error: 'error',
  // Pino and bunyan write numbers.
  '50': 'error',
  '60': 'fatal',
  alert: 'fatal',
  crit: 'fatal',
  critical: 'fatal',
  dpanic: 'fatal',
  emerg: 'fatal',
  emergency: 'fatal',
  fatal: 'fatal',
  panic: 'fatal',
};

/** zap, for people: time, level, logger and place between tabs. */
const CONSOLE = /^(\d{4}-\d\d-\d\dT\S{8,30}|\d{10}\.\d{1,9}(?:e\+\d\d)?)\t([A-Za-z]{4,6})\t/;
/** Calico: "2026-06-09 05:28:37.123 [ERROR][8] startup.go 77: what". */
const CALICO =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) \[(ERROR|FATAL|PANIC|WARNING)\]\[\d{1,10}\] (?:[\w./-]{1,80} \d{1,6}: )?/;

/** Reads logfmt (logrus, slog), JSON (zap, logrus, slog, pino), zap for people, and Calico's form; null for other lines. */
export function structuredLine(line: string): StructuredLine | null {
  const text = line.trimStart();
  if (text.startsWith('{')) return jsonLine(text);
  const start = text.slice(0, 200);
  const [console, consoleTime = '', consoleLevel = ''] = CONSOLE.exec(start) ?? [];
  if (console !== undefined) return consoleLine(text.slice(console.length), consoleLevel, consoleTime);
  const [calico, calicoTime = '', calicoLevel = ''] = CALICO.exec(start) ?? [];
  if (calico !== undefined) return told(calicoLevel, text.slice(calico.length), undefined, calicoTime);
  if (!/^(?:time|ts|t|level|lvl)=/.test(start)) return null;
  const values = keyValues(text);
  const level = values.get('level') ?? values.get('lvl');
  if (level === undefined) return null;
  const error = values.get('error') ?? values.get('err');
  return told(level, values.get('msg') ?? '', error, values.get('time') ?? values.get('ts') ?? values.get('t'));
}

function told(level: string, message: string, error: string | undefined, time: string | undefined): StructuredLine {
  return {
    level: LEVELS[level.toLowerCase()] ?? 'lower',
    message: message.trim(),
    ...(error === undefined || error === '' ? {} : { error }),
    ...(time === undefined ? {} : { time }),
  };
}

/** Fields between tabs, the last one of which may be an object; what names logger and place is left out. */
function consoleLine(rest: string, level: string, time: string): StructuredLine {
  const fields = rest.split('\t', 8);
  const values = objectOf(fields.find((field) => field.startsWith('{')) ?? '');
  const words = fields.filter((field) => !field.startsWith('{') && /\s/.test(field.trim()));
  return told(level, words[0] ?? fields.at(0) ?? '', stringOf(values?.error) ?? stringOf(values?.err), time);
}

function jsonLine(text: string): StructuredLine | null {
  const values = objectOf(text);
  if (values === null) return null;
  const level =
    stringOf(values.level) ?? stringOf(values.severity) ?? stringOf(values.lvl) ?? stringOf(values.levelname);
  if (level === undefined) return null;
  const message = stringOf(values.msg) ?? stringOf(values.message) ?? stringOf(values.event) ?? '';
  const error = stringOf(values.error) ?? stringOf(values.err) ?? stringOf(values.exception);
  const time =
    stringOf(values.time) ?? stringOf(values.ts) ?? stringOf(values.timestamp) ?? stringOf(values['@timestamp']);
  return told(level, message, error, time);
}

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  const end = text.lastIndexOf('}');
  if (!text.startsWith('{') || end < 0) return null;
  try {
    const value: unknown = JSON.parse(text.slice(0, end + 1));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text and numbers as they are; of an error that is an object (pino, bunyan), its message. */
function stringOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return isRecord(value) ? stringOf(value.message) : undefined;
}

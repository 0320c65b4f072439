import { BOOT_STAMP, CTIME_STAMP, HOST, LOG_STAMP, PROGRAM } from './stamps.ts';

const AGE = String.raw`(?:<unknown>|<invalid>|\d{1,6}[smhdy](?:\d{1,4}[smhd])?)`;
const REASON = '[A-Z][A-Za-z]{2,60}';

/** A stamp and a program with its pid, or the kernel: a date in the middle of a sentence has neither behind it. */
export const CARRIED_BEGIN = String.raw`${LOG_STAMP} (?:${HOST} )?(?:${PROGRAM}\[(?:\d{1,10}|-)\]|kernel):(?= |$)`;
/** A stamp of dmesg or of a container's log. */
export const STAMPED_BEGIN = String.raw`(?:${BOOT_STAMP}|${CTIME_STAMP}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7,9}(?:Z|[+-]\d\d:\d\d) (?:stdout|stderr) [FP])(?= )`;
/** "E0616 05:28:37.123456    2300 file.go:12] " */
export const KLOG_BEGIN = String.raw`[IWEF]\d{4} \d\d:\d\d:\d\d\.\d{6} {1,8}\d{1,10} [\w./-]{1,100}:\d{1,6}\](?= )`;
/** containerd, dockerd and others with logrus */
export const LOGRUS_BEGIN = String.raw`time="\d{4}-\d\d-\d\dT[\d:.+Z-]{8,30}" level=[a-z]{4,7} msg=`;
export const AUDIT_BEGIN = String.raw`type=[A-Z_]{3,24} msg=audit\(\d{9,11}\.\d{3}:\d{1,10}\):`;
/** A row under `Events:` of `kubectl describe`. */
export const EVENT_BEGIN = String.raw`(?:Warning|Normal) {1,20}${REASON} {1,40}${AGE}(?: {1,4}\(x\d{1,7} over ${AGE}\))? {1,30}[a-z][\w.-]{2,62}(?=[ ,])`;
/** A row of `kubectl get events`. */
export const EVENT_ROW_BEGIN = String.raw`${AGE} {1,20}(?:Warning|Normal) {1,20}${REASON} {1,40}[a-z]{2,40}\/[a-z0-9][\w.-]{0,252}(?= )`;

const anyBegin = new RegExp(
  String.raw`^\s{0,40}(?:${[CARRIED_BEGIN, STAMPED_BEGIN, KLOG_BEGIN, LOGRUS_BEGIN, AUDIT_BEGIN, EVENT_BEGIN, EVENT_ROW_BEGIN].join('|')}|${LOG_STAMP} |audit: type=|\{")`,
  'u',
);

/** As many characters decide whether a known form of line begins. */
const REACH = 600;

/** Whether a line begins a form of its own: it is not what is left of the line before, and not a row of numbers. */
export function beginsForm(text: string): boolean {
  return anyBegin.test(text.slice(0, REACH));
}

/**
 * The stamps of logs as sources of regular expressions (flag `u`); each part is bounded, so that a search is linear. What they tell is
 * read by `readStamp` of the records.
 */
export const MONTH_STAMP = String.raw`(?:\p{L}{3,5}\.?|\d{1,2}[月월]) {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d{1,6})?`;
const ISO_STAMP = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?`;
/** `journalctl -o short-full` and `with-unit`: the day of the week, and any zone by its letters. */
const WEEKDAY_STAMP = String.raw`\p{L}{2,4}\.? \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?(?: [A-Z][A-Z0-9+-]{1,5})?`;
/** `journalctl -o short-unix` */
const EPOCH_STAMP = String.raw`\d{9,11}\.\d{6}`;
/** Seconds since boot; journalctl's short-delta tells the difference too. */
export const BOOT_STAMP = String.raw`\[ {0,11}\d{1,10}\.\d{6}(?: <[ \d.]{1,20}>)?\]`;
/** `dmesg -T` */
export const CTIME_STAMP = String.raw`\[\p{L}{2,4}\.? \p{L}{3,5}\.? {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4}\]`;
/** Any stamp that a host and a program may follow. */
export const LOG_STAMP = `(?:${MONTH_STAMP}|${ISO_STAMP}|${WEEKDAY_STAMP}|${EPOCH_STAMP}|${BOOT_STAMP})`;
export const HOST = String.raw`[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,63}`;
/** A program's name, "(sd-pam)" and unit names with their "@" and "\x2d" included. */
export const PROGRAM = String.raw`[^\s:[\]"'{}=,;<>]{1,200}`;

import { isCutWord, isElision } from './cut-marks.ts';
import { isBlank, isKeyChar, isSeparator } from './field-characters.ts';
import { readFieldValue } from './field-value.ts';
import { hashOfKey, knownKeyAt, maxKeyLength } from './record-keys.ts';

export interface ScannedFields {
  readonly fields: Record<string, string>;
  /** Keys whose value is hex because its bytes are not UTF-8. */
  readonly notUtf8: ReadonlySet<string>;
  readonly end: number;
  readonly truncated: boolean;
}

/** Whether a key read at this point belongs to something that follows the record. */
export type EndsRecord = (key: string, fields: Readonly<Record<string, string>>) => boolean;

/** Prose may stand between two fields of one record (a fold's prefix, a lost piece); after more words than this the record is over. */
const maxWordsBetweenFields = 3;
const none: ReadonlySet<string> = new Set();
const quote = 34;
const backslash = 92;
const caret = 94;
/** What auditd puts before the names it adds (U+001D), as rsyslog, `cat -v` and `less` write it. */
const separatorOfAuditd = /^(?:#035|\^\]|<1D>)/;

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Past the backslashes at `at` and the character that they escape, which may be `u001d`; a quote that no odd backslash escapes stays. */
function pastEscape(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === backslash) end++;
  if (text.charCodeAt(end) === quote) return (end - at) % 2 === 0 ? end : end + 1;
  return /^u[0-9a-fA-F]{4}/.test(text.slice(end, end + 5)) ? end + 5 : end + 1;
}

const wordKeys: readonly string[] = ['operation', 'class', 'capname', 'comm', 'info'];

/** What has no backslash by itself has one before an underline: all of the record went through Markdown. */
function isMarkdown(fields: Readonly<Record<string, string>>): boolean {
  return wordKeys.some((key) => fields[key]?.includes('\\_'));
}

function withoutMarkdown(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value.replaceAll('\\_', '_')]));
}

function withoutNull(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '(null)'));
}

/** Reads `key=value` fields from `from` on, until the line ends, `ends` says so, or prose begins. Linear: a value looks ahead no further than a phrase. */
export function scanFields(text: string, from: number, ends: EndsRecord, escaped = false): ScannedFields {
  const fields: Record<string, string> = {};
  let notUtf8: Set<string> | undefined;
  let hasNull = false;
  let hasMarkdown = false;
  /** Whether the first value has no quotes; then none has. */
  let plain: boolean | undefined;
  let truncated = false;
  let inEscapes = escaped;
  let words = 0;
  let lastWord = '';
  let end = from;
  let at = from;
  const length = text.length;

  while (at < length) {
    const code = text.charCodeAt(at);
    if (isSeparator(code)) {
      // The quote that ends the JSON string ends the record.
      if (code === quote && inEscapes) break;
      at++;
      continue;
    }
    if (code === backslash && inEscapes) {
      at = pastEscape(text, at);
      continue;
    }
    const keyStart = at;
    let hash = 0;
    let markdown = false;
    while (at < length) {
      const next = text.charCodeAt(at);
      if (isKeyChar(next)) hash = hashOfKey(hash, next);
      else if (next === backslash && text.charCodeAt(at + 1) === 95) markdown = true;
      else break;
      at++;
    }
    if (at === keyStart && end > from && separatorOfAuditd.test(text.slice(at, at + 4))) {
      at = text.charCodeAt(at) === caret ? at + 2 : at + 4;
      continue;
    }
    if (at === keyStart || text.charCodeAt(at) !== 61 || at - keyStart > maxKeyLength) {
      at = wordEnd(text, at);
      lastWord = text.slice(keyStart, Math.min(at, keyStart + maxKeyLength));
      if (isElision(lastWord) || (at >= length && isCutWord(lastWord))) {
        truncated = true;
        end = at;
      } else if (++words > maxWordsBetweenFields) break;
      continue;
    }
    const spelled = markdown ? text.slice(keyStart, at).replaceAll('\\', '') : undefined;
    const known =
      spelled === undefined ? knownKeyAt(text, keyStart, at, hash) : knownKeyAt(spelled, 0, spelled.length, hash);
    const key = known?.key ?? spelled ?? text.slice(keyStart, at);
    if ((words > 0 && known === undefined) || ends(key, fields)) break;
    const name = lastWord === 'error' && key === 'name' ? 'error name' : key;
    words = 0;
    lastWord = '';
    const first = text.charCodeAt(at + 1);
    if (first === backslash) inEscapes = true;
    plain ??= isKeyChar(first);
    hasMarkdown ||= markdown;
    const value = readFieldValue(text, at + 1, key, known?.traits ?? 0, inEscapes, plain);
    at = value.end;
    end = at;
    if (value.truncated) truncated = true;
    if (value.notUtf8) notUtf8 = (notUtf8 ?? new Set()).add(name);
    if (value.text === '(null)') hasNull = true;
    // A null is kept until the end: `ends` must see every key, or a line of empty records would be read again and again.
    if (at >= length && value.text === '' && value.truncated) break;
    if (fields[name] === undefined || !Object.hasOwn(fields, name)) fields[name] = value.text;
  }
  const found = hasNull ? withoutNull(fields) : fields;
  return {
    fields:
      hasMarkdown || (text.slice(from, end).includes('\\_') && isMarkdown(found)) ? withoutMarkdown(found) : found,
    notUtf8: notUtf8 ?? none,
    end,
    truncated,
  };
}

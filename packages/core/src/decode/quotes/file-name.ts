import { beginsForm } from '../begins/line-begin.ts';
import type { Neighbours } from './quote-marks.ts';

/** Names of logs; sources and manifests stand at the begin of messages about them. */
const named =
  /^((?:[\w@%+,.~-]{0,80}\/){0,20}(?:[\w@%+,~-][\w@%+,.~-]{0,100}\.(?:log|txt|out)|syslog|messages|dmesg|journal|kern\.log)(?:[.-]\d{1,8})?(?:\.gz)?):/;
const lineNumber = /^[1-9]\d{0,7}:/;
const REACH = 300;

/**
 * Without "file:12:" or "file:" of a grep over files; the line itself when it has none. Without a number, or where a text of its own may
 * follow, a known form of line must, or a neighbour must have the same file.
 */
export function withoutFileName(text: string, { before, after }: Neighbours): string {
  const found = named.exec(text.slice(0, REACH));
  if (found === null) return text;
  const [prefix] = found;
  const number = lineNumber.exec(text.slice(prefix.length, prefix.length + 10))?.[0] ?? '';
  const rest = text.slice(prefix.length + number.length);
  const isShared = before?.startsWith(prefix) || after?.startsWith(prefix);
  return number !== '' || isShared || beginsForm(rest) ? rest : text;
}

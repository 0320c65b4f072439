import type { Result } from '../result.ts';
import type { RuleError } from './rule-error.ts';

/** The exec part of a file rule's permissions, as written: "ix", "Px", "Pix", "pux", …; "x" alone in a deny rule or before a named profile. */
export interface FilePermissions {
  /** Lower-case letters of r w a k l m, each at most once. */
  readonly letters: string;
  readonly exec?: string;
}

const EXEC = /^(?:i|[pPcC][iuU]?|[uU])?x$/;
const LETTERS = 'rwaklm';

/** What decides whether a bare "x" will do: in a deny rule, or where a profile is named after `->` (then it is "Px"). */
export interface ExecContext {
  readonly deny: boolean;
  readonly named: boolean;
}

/**
 * Reads the permissions of a file rule: as the compiler takes them (a transition's letters stand together), or all in ASCII
 * order as `printRule` writes them.
 */
export function readFilePermissions(text: string, { deny, named }: ExecContext): Result<FilePermissions, RuleError> {
  const split = splitCompilerOrder(text) ?? splitSortedOrder(text);
  if (split === undefined) return refuse(`"${text}" is no set of file permissions`);
  const { letters, exec } = split;
  if (letters.includes('a') && letters.includes('w')) return refuse('"a" and "w" exclude each other');
  if (exec === 'x' && !deny && !named) return refuse('"x" needs a transition: i, p, c or u');
  if (exec !== undefined && exec !== 'x' && deny) return refuse('a deny rule takes "x" without a transition');
  return { ok: true, value: exec === undefined ? { letters } : { letters, exec } };
}

function splitCompilerOrder(text: string): FilePermissions | undefined {
  let letters = '';
  let exec: string | undefined;
  for (let at = 0; at < text.length; ) {
    const lower = (text[at] as string).toLowerCase();
    if (LETTERS.includes(lower)) {
      if (!letters.includes(lower)) letters += lower;
      at += 1;
      continue;
    }
    const end = text.slice(at, at + 3).search(/x/i);
    if (end === -1) return undefined;
    const mode = normalExec(text.slice(at, at + end + 1));
    if (!EXEC.test(mode) || (exec !== undefined && exec !== mode)) return undefined;
    exec = mode;
    at += end + 1;
  }
  if (text === '') return undefined;
  return exec === undefined ? { letters } : { letters, exec };
}

/** Case counts for p, c and u only. */
function normalExec(mode: string): string {
  return mode.replace(/[IX]/g, (letter) => letter.toLowerCase());
}

function splitSortedOrder(text: string): FilePermissions | undefined {
  if (text !== [...text].sort().join('') || new Set(text).size !== text.length) return undefined;
  const letters = [...text].filter((letter) => LETTERS.includes(letter)).join('');
  const rest = [...text].filter((letter) => !LETTERS.includes(letter));
  const head = rest.find((letter) => 'pPcC'.includes(letter)) ?? '';
  const mode = head + rest.filter((letter) => letter !== head).join('');
  return EXEC.test(mode) ? { letters, exec: mode } : undefined;
}

/** Each letter once, in ASCII order. */
export function sortPermissions(permissions: FilePermissions): string {
  return [...new Set(permissions.letters + (permissions.exec ?? ''))].sort().join('');
}

function refuse(message: string): Result<never, RuleError> {
  return { ok: false, error: { code: 'invalid-rule', message } };
}

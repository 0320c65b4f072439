import type { Result } from '../result.ts';
import { readFilePermissions, sortPermissions } from './file-permissions.ts';
import type { FileRule, LinkRule, RuleQualifiers } from './rule.ts';
import type { RuleError } from './rule-error.ts';

export type Owner = NonNullable<FileRule['owner']>;

/** A word that can be a path: it begins with a slash, a variable or a hole, perhaps in quotes. */
function isPathWord(word: string | undefined): word is string {
  return word !== undefined && /^"?(?:\/|@\{|<<)/.test(word);
}

/** Outside of quotes the compiler takes no quote, no `!` without a backslash, and no comma before another or at the end. */
function isWholeWord(word: string): boolean {
  if (word.startsWith('"')) return word.length > 1 && word.endsWith('"');
  for (let at = 0; at < word.length; at++) {
    const char = word[at];
    if (char === '\\') at += 1;
    else if (char === '!' || char === '"') return false;
    else if (char === ',' && (at === word.length - 1 || word[at + 1] === ',')) return false;
  }
  return true;
}

/** `PATH PERMS [-> TARGET]`, `PERMS PATH [-> TARGET]`, each perhaps after `file`, or `file` alone. */
export function parseFileRule(
  words: readonly string[],
  qualifiers: RuleQualifiers,
  owner: Owner | undefined,
): Result<FileRule, RuleError> {
  let rest = words;
  let rule: FileRule = { ...qualifiers, kind: 'file', ...(owner ? { owner } : {}) };
  const mode = rest[0];
  if (mode === 'safe' || mode === 'unsafe') {
    rule = { ...rule, mode };
    rest = rest.slice(1);
  }
  if (rest[0] === 'file') {
    rule = { ...rule, keyword: true };
    rest = rest.slice(1);
    if (rest.length === 0) {
      return qualifiers.effect === 'deny' ? invalid('a bare "file" cannot be denied') : { ok: true, value: rule };
    }
  }
  const permsFirst = !isPathWord(rest[0]);
  const subset = permsFirst && rest[1] === 'subset';
  if (subset) rest = [rest[0] as string, ...rest.slice(2)];
  const [path, perms] = permsFirst ? [rest[1], rest[0]] : [rest[0], rest[1]];
  if (!isPathWord(path)) return invalid(path === undefined ? `"${words[0]}" begins no rule` : `"${path}" is no path`);
  if (perms === undefined) return invalid('a path without permissions');
  if (!isWholeWord(path)) return invalid(`${path} needs quotes`);
  const { letters, holes } = splitHoles(perms);
  if (rule.mode !== undefined && /^[rwaklm]*x$/i.test(letters) && rest.length === 2 && qualifiers.effect !== 'deny') {
    return { ok: false, error: { code: 'unsupported', message: `"${mode}" before a bare "x"` } };
  }
  const read = readFilePermissions(letters, { deny: qualifiers.effect === 'deny', named: rest.length > 2 });
  if (!read.ok) return read;
  const target = readTarget(rest.slice(2));
  if (!target.ok) return target;
  if (rule.mode !== undefined && read.value.exec === undefined) return invalid(`"${mode}" is for rules with "x"`);
  if (subset && letters.toLowerCase() !== 'l') return invalid('"subset" is for rules with "l" alone');
  return {
    ok: true,
    value: {
      ...rule,
      path,
      perms: sortPermissions(read.value) + holes,
      ...(target.value === undefined ? {} : { target: target.value }),
      ...(permsFirst ? { permsFirst: true as const } : {}),
      ...(subset ? { subset: true as const } : {}),
    },
  };
}

/** Holes within permissions are kept, after the letters. */
function splitHoles(perms: string): { letters: string; holes: string } {
  const start = perms.indexOf('<<');
  const end = perms.lastIndexOf('>>') + 2;
  if (start === -1 || end < start) return { letters: perms, holes: '' };
  return { letters: perms.slice(0, start) + perms.slice(end), holes: perms.slice(start, end) };
}

/** `link [subset] PATH -> TARGET`. */
export function parseLinkRule(
  words: readonly string[],
  qualifiers: RuleQualifiers,
  owner: Owner | undefined,
): Result<LinkRule, RuleError> {
  const subset = words[0] === 'subset';
  const [path, ...rest] = subset ? words.slice(1) : words;
  const target = readTarget(rest);
  if (!target.ok) return target;
  if (!isPathWord(path) || target.value === undefined) return invalid('a link rule is written: link /name -> /target');
  return {
    ok: true,
    value: {
      ...qualifiers,
      kind: 'link',
      ...(owner ? { owner } : {}),
      ...(subset ? { subset: true as const } : {}),
      path,
      target: target.value,
    },
  };
}

/** What stands after `->`, if anything does. */
export function readTarget(words: readonly string[]): Result<string | undefined, RuleError> {
  if (words.length === 0) return { ok: true, value: undefined };
  if (words.length !== 2 || words[0] !== '->') return invalid(`"${words[0]}" has no place here`);
  return { ok: true, value: words[1] };
}

function invalid(message: string): Result<never, RuleError> {
  return { ok: false, error: { code: 'invalid-rule', message } };
}

/** The words of an access list: "(receive, send)", "send", "rw". */
export function accessWords(access: string): readonly string[] {
  const inner = access.startsWith('(') && access.endsWith(')') ? access.slice(1, -1) : access;
  return inner.split(/[\s,]+/).filter((word) => word !== '');
}

/**
 * The conditions of a group, "(name=a, label="b c")", by key; null when the text is no such group. Inside a group a comma
 * ends a value that is not quoted, within braces as well.
 */
export function groupConditions(group: string): ReadonlyMap<string, string> | null {
  if (!group.startsWith('(') || !group.endsWith(')')) return null;
  const conditions = new Map<string, string>();
  const text = group.slice(1, -1);
  let at = 0;
  while (at < text.length) {
    if (/[\s,]/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const equals = text.indexOf('=', at);
    if (equals < 0) return null;
    const key = text.slice(at, equals).trim();
    const end = valueEnd(text, equals + 1);
    if (!/^[a-z]+$/.test(key) || end === equals + 1 || conditions.has(key)) return null;
    conditions.set(key, text.slice(equals + 1, end));
    at = end;
  }
  return conditions;
}

function valueEnd(text: string, start: number): number {
  if (text.charAt(start) === '"') {
    const close = text.indexOf('"', start + 1);
    return close < 0 ? text.length : close + 1;
  }
  let at = start;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (/[\s,]/.test(character)) break;
  }
  return Math.min(at, text.length);
}

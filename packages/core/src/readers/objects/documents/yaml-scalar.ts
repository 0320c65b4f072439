/** The offset after the quote that closes the one at `open`; -1 where none does. */
export function afterQuoted(text: string, open: number): number {
  const quote = text.charAt(open);
  for (let at = text.indexOf(quote, open + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (quote === "'" && text[at + 1] === "'") at++;
    else if (quote === "'" || !isEscaped(text, at, open)) return at + 1;
  }
  return -1;
}

function isEscaped(text: string, at: number, open: number): boolean {
  let backslashes = 0;
  while (at - 1 - backslashes > open && text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

const ESCAPES = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['e', '\u001b'],
  ['f', '\f'],
  ['v', '\v'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

/** The text between quotes, its escapes undone; lines were joined before. */
export function unquoted(text: string): string {
  const inner = text.slice(1, -1);
  if (text.startsWith("'")) return inner.replaceAll("''", "'");
  return inner.replaceAll(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs, (_, x, u, U, one) => {
    const code = x ?? u ?? U;
    if (code === undefined) return ESCAPES.get(one) ?? one;
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}

/** The place of the quote that ends what begins at `open`, escapes as Go and JSON write them; -1 when there is none. */
export function closingQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '"') return at;
  }
  return -1;
}

/** One level of quoting taken off the text between two quotes; folds become blanks, escapes of other characters stay. */
export function unquoted(inner: string): string {
  return inner.includes('\\') ? inner.replace(/\\(["\\/nrt])/g, (_, char: string) => UNESCAPED[char] ?? char) : inner;
}

const UNESCAPED: Readonly<Record<string, string>> = { n: ' ', r: '', t: ' ' };

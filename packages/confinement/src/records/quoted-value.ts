/** A value in some kind of quotes: its text, where reading goes on, and whether the closing quote was there. */
export interface QuotedValue {
  readonly text: string;
  readonly end: number;
  readonly closed: boolean;
}

/** Stands behind a record and begins no value of one. */
const enclosing = "`'<),;]}|&*";
const entityQuotes = ['&quot;', '&#34;', '&#x22;', '&#039;', '&#39;', '&ldquo;', '&rdquo;'];
const entities: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", nbsp: ' ' };
const jsonEscapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Typographic quotes of chats and word processors, in whatever pairing: “ ” „ ‟ ″ « ». */
function isTypographic(code: number): boolean {
  return (code >= 0x201c && code <= 0x201f) || code === 0x2033 || code === 0xab || code === 0xbb;
}

function unescapeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-fA-F]{1,5})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function unescapeJson(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_whole, unit, char) =>
    unit === undefined ? (jsonEscapes[char] ?? char) : String.fromCharCode(Number.parseInt(unit, 16)),
  );
}

function upTo(text: string, from: number, close: string, decode: (inner: string) => string): QuotedValue {
  const at = text.indexOf(close, from);
  if (at < 0) return { text: decode(text.slice(from)), end: text.length, closed: false };
  return { text: decode(text.slice(from, at)), end: at + close.length, closed: true };
}

/** `\"` of a record inside a JSON string, `\\\"` of one inside two of them: a quote ends with as many backslashes as it began with. */
function readEscaped(text: string, at: number): QuotedValue | undefined {
  let quote = at;
  while (quote - at < 15 && text.charCodeAt(quote) === 92) quote++;
  const depth = Math.log2(quote - at + 1);
  if (text.charCodeAt(quote) !== 34 || !Number.isInteger(depth)) return undefined;
  return upTo(text, quote + 1, text.slice(at, quote + 1), (inner) => {
    let decoded = inner;
    for (let times = 0; times < depth && decoded.includes('\\'); times++) decoded = unescapeJson(decoded);
    return decoded;
  });
}

function readTypographic(text: string, from: number): QuotedValue {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || isTypographic(code)) return { text: text.slice(from, at), end: at + 1, closed: true };
  }
  return { text: text.slice(from), end: text.length, closed: false };
}

/**
 * Reads the value whose opening quote would stand at `at`: plain, escaped for JSON, as an HTML entity or typographic. Undefined when
 * there is no quote. The kernel never escapes inside plain quotes, so a backslash there is a backslash.
 */
export function readQuotedValue(text: string, at: number): QuotedValue | undefined {
  const code = text.charCodeAt(at);
  if (code === 34) {
    // A table with commas doubles the quotes inside a cell; an empty value has nothing right behind it but what encloses the record.
    if (text.charCodeAt(at + 1) === 34 && text.charCodeAt(at + 2) > 34 && !enclosing.includes(text.charAt(at + 2)))
      return upTo(text, at + 2, '""', (inner) => inner);
    const close = text.indexOf('"', at + 1);
    if (close < 0) return { text: text.slice(at + 1), end: text.length, closed: false };
    return { text: text.slice(at + 1, close), end: close + 1, closed: true };
  }
  if (code === 92) return readEscaped(text, at);
  if (code === 39) return upTo(text, at + 1, "'", (inner) => inner);
  if (code === 38) {
    const quote = entityQuotes.find((entity) => text.startsWith(entity, at));
    if (quote === undefined) return undefined;
    return upTo(text, at + quote.length, quote === '&ldquo;' ? '&rdquo;' : quote, unescapeEntities);
  }
  return isTypographic(code) ? readTypographic(text, at + 1) : undefined;
}

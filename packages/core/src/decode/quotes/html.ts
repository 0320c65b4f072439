/** Marks of what was copied from a page. Others may be what the text is about. */
const tag = /<\/?(?:pre|code|samp|kbd|span)(?:\s[^<>]{0,200})?\/?>/gi;
/** Those around a whole line; within one a message may speak of them. */
const opening = /^\s{0,40}<(?:p|div|li|td|tt|blockquote)(?:\s[^<>]{0,200})?>/i;
const closing = /<\/(?:p|div|li|td|tt|blockquote)>\s{0,40}$/i;
const REACH = 300;
const lineBreak = /<br(?:\s[^<>]{0,40})?\/?>/gi;
const entity = /&(?:(quot|amp|lt|gt|apos|nbsp)|#(\d{2,6})|#[xX]([0-9a-fA-F]{2,6}));/g;
const characters: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", nbsp: ' ' };
const NO_BREAK = '\u00a0';
const DOUBLE_QUOTE = 34;
const BACKSLASH = 92;

/**
 * Without tags and entities of HTML that a copy left: breaks not within quotes, where a message speaks of them, and entities only where
 * the line writes each of these characters so.
 */
export function withoutHtml(text: string): string {
  const bare = text.includes('<') ? withoutBreaks(withoutTags(text)) : text;
  const unwrapped = bare === text ? bare : bare.trimEnd();
  const decoded = unwrapped.includes('&') ? withoutEntities(unwrapped) : unwrapped;
  return decoded.includes(NO_BREAK) ? decoded.replaceAll(NO_BREAK, ' ') : decoded;
}

function withoutTags(text: string): string {
  const begun = text.slice(opening.exec(text.slice(0, REACH))?.[0].length ?? 0);
  const end = closing.exec(begun.slice(-REACH))?.[0].length ?? 0;
  return begun.slice(0, begun.length - end).replace(tag, '');
}

function withoutBreaks(text: string): string {
  let isQuoted = false;
  let from = 0;
  return text.replace(lineBreak, (found, at: number) => {
    for (; from < at; from++) {
      if (text.charCodeAt(from) === DOUBLE_QUOTE && text.charCodeAt(from - 1) !== BACKSLASH) isQuoted = !isQuoted;
    }
    return isQuoted ? found : ' ';
  });
}

function withoutEntities(text: string): string {
  const written = new Set<string>();
  const decoded = text.replace(entity, (whole, name: string | undefined, decimal: string, hex: string) => {
    const character = name === undefined ? byNumber(decimal, hex) : characters[name];
    if (character === undefined) return whole;
    written.add(character);
    return character;
  });
  const remaining = text.replace(entity, '');
  for (const character of written) {
    if (character !== ' ' && character !== "'" && remaining.includes(character)) return text;
  }
  return decoded;
}

/** Printable characters only: a line stays one line. */
function byNumber(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  if (code === 0xa0) return ' ';
  return (code >= 0x20 && code < 0x7f) || (code > 0xa0 && code < 0xd800) ? String.fromCharCode(code) : undefined;
}

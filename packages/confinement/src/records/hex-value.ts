const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export type HexValue = { readonly text: string } | { readonly notUtf8: string };

function nibble(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** The kernel writes a string in hex when one byte of it is a quote, a blank, a control byte or not ASCII (audit_string_contains_control). */
function mustBeHex(byte: number): boolean {
  return byte === 0x22 || byte < 0x21 || byte > 0x7e;
}

/**
 * Decodes an unquoted value in hex, or gives undefined where the text is a plain word that only looks like hex ("cafe", "dd"): no byte
 * of it needed encoding, or it is in lower case (no kernel writes that) and neither UTF-8 nor a path.
 */
export function decodeHexValue(text: string): HexValue | undefined {
  const length = text.length;
  if (length < 4 || length % 2 !== 0 || nibble(text.charCodeAt(0)) < 0) return undefined;
  const bytes = new Uint8Array(length / 2);
  let needed = false;
  for (let at = 0; at < length; at += 2) {
    const high = nibble(text.charCodeAt(at));
    const low = nibble(text.charCodeAt(at + 1));
    if (high < 0 || low < 0) return undefined;
    const byte = (high << 4) | low;
    bytes[at >> 1] = byte;
    needed ||= mustBeHex(byte);
  }
  if (!needed) return undefined;
  try {
    return { text: strictUtf8.decode(bytes) };
  } catch {
    const upper = text.toUpperCase();
    return text === upper || bytes[0] === 0x2f ? { notUtf8: upper } : undefined;
  }
}

/** An abstract address stands in quotes after `@`; with control bytes (mostly NUL padding) the rest of it is upper-case hex. */
export function decodeAbstractAddress(text: string): string {
  if (text.length < 9 || text.charCodeAt(0) !== 64) return text;
  const digits = text.slice(1);
  const decoded = digits === digits.toUpperCase() ? decodeHexValue(digits) : undefined;
  return decoded && 'text' in decoded ? `@${decoded.text}` : text;
}

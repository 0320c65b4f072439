/**
 * Text as a string with one UTF-16 unit per UTF-8 byte. AppArmor knows bytes only (`?` takes one byte of "é"), and this
 * form lets string functions work on them.
 */
export function toByteString(text: string): string {
  let bytes = '';
  let plain = true;
  for (let at = 0; at < text.length && plain; at++) plain = text.charCodeAt(at) < 0x80;
  if (plain) return text;
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

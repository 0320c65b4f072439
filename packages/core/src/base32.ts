const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Bytes as small letters and digits from 2 to 7 (RFC 4648, without padding), cut after so many characters. */
export function base32(bytes: Uint8Array, characters = Math.floor((bytes.length * 8) / 5)): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < characters) {
      bits -= 5;
      text += ALPHABET[(value >> bits) & 31];
    }
    value &= (1 << bits) - 1;
    if (text.length === characters) break;
  }
  return text;
}

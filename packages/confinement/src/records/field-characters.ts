const space = 1;
const keyChar = 2;
const digit = 4;
const classes = new Uint8Array(128);
for (let code = 0; code <= 32; code++) classes[code] = space;
for (const char of ',;()[]\'"`|{}*') classes[char.charCodeAt(0)] = space;
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-') classes[char.charCodeAt(0)] = keyChar;
for (const char of '0123456789') classes[char.charCodeAt(0)] = keyChar | digit;

/** White space, the blank that does not break (HTML) and the ideographic one. */
export function isBlank(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0x3000;
}

/** What may stand between two fields: white space, punctuation that encloses, lists or makes text bold, and quotes without a value. */
export function isSeparator(code: number): boolean {
  return code < 128 ? classes[code] === space : isBlank(code) || (code >= 0x2018 && code <= 0x201f);
}

export function isKeyChar(code: number): boolean {
  return code < 128 && ((classes[code] ?? 0) & keyChar) !== 0;
}

export function isDigit(code: number): boolean {
  return code < 128 && ((classes[code] ?? 0) & digit) !== 0;
}

/** What may stand next, as the scanner walks through a document. */
type State = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const WORDS = ['true', 'false', 'null'];
const HEX = /^[0-9a-fA-F]$/;

/** `offset` is where the text stops being JSON. */
export type JsonScan =
  | { readonly code: 'valid' }
  | { readonly code: 'invalid'; readonly offset: number }
  | { readonly code: 'too-many-values' };

/**
 * Says whether a text is JSON (RFC 8259) with no more than so many values, before anything is made of it: parsing millions
 * of brackets takes seconds and hundreds of megabytes, and the messages of JSON.parse tell a place only sometimes. Linear,
 * and flat however deep the nesting.
 */
export function scanJson(text: string, maxValues: number): JsonScan {
  const closers: ('}' | ']')[] = [];
  let values = 0;
  let state: State = 'value';
  let at = 0;
  const afterValue = (): State => (closers.length === 0 ? 'nothing' : 'comma-or-end');
  const invalid = (offset: number): JsonScan => ({ code: 'invalid', offset });

  while (true) {
    while (isBlank(text.charCodeAt(at))) at++;
    const character = text[at];
    if (character === undefined) return state === 'nothing' ? { code: 'valid' } : invalid(at);
    if (state === 'nothing') return invalid(at);

    if (state === 'colon') {
      if (character !== ':') return invalid(at);
      at++;
      state = 'value';
    } else if (state === 'comma-or-end' && character === ',') {
      at++;
      state = closers.at(-1) === '}' ? 'key' : 'value';
    } else if (state !== 'value' && state !== 'key' && character === closers.at(-1)) {
      closers.pop();
      at++;
      state = afterValue();
    } else if (state === 'comma-or-end') {
      return invalid(at);
    } else if (state === 'key' || state === 'key-or-end') {
      if (character !== '"') return invalid(at);
      const end = stringEnd(text, at);
      if (end < 0) return invalid(-end);
      at = end;
      state = 'colon';
    } else {
      if (++values > maxValues) return { code: 'too-many-values' };
      if (character === '{' || character === '[') {
        closers.push(character === '{' ? '}' : ']');
        at++;
        state = character === '{' ? 'key-or-end' : 'value-or-end';
        continue;
      }
      const end = scalarEnd(text, at);
      if (end < 0) return invalid(-end);
      if (end === at) return invalid(at);
      at = end;
      state = afterValue();
    }
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Where a string, number or word ends; the negated offset of what is wrong in it; `at` itself when none begins there. */
function scalarEnd(text: string, at: number): number {
  if (text[at] === '"') return stringEnd(text, at);
  const word = WORDS.find((candidate) => candidate[0] === text[at]);
  if (word === undefined) return numberEnd(text, at);
  for (let index = 1; index < word.length; index++) {
    if (text[at + index] !== word[index]) return -(at + index);
  }
  return at + word.length;
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    // Past the end the code is NaN.
    if (!(code >= 0x20)) return -at;
    if (code !== 0x5c) continue;
    at++;
    const letter = text[at] ?? '';
    if (letter === 'u') {
      for (let digit = 0; digit < 4; digit++) if (!HEX.test(text[++at] ?? '')) return -at;
    } else if (letter === '' || !'"\\/bfnrt'.includes(letter)) return -at;
  }
}

function numberEnd(text: string, start: number): number {
  let at = text[start] === '-' ? start + 1 : start;
  const digits = (): boolean => {
    const first = at;
    while (isDigit(text, at)) at++;
    return at > first;
  };
  if (text[at] === '0') at++;
  else if (!digits()) return at === start ? start : -at;
  if (text[at] === '.') {
    at++;
    if (!digits()) return -at;
  }
  if (text[at] === 'e' || text[at] === 'E') {
    at++;
    if (text[at] === '+' || text[at] === '-') at++;
    if (!digits()) return -at;
  }
  return at;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

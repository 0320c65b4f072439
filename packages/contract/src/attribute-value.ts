/** Far above what attributes of plugs and slots are. */
const LONGEST = 4096;
const DEEPEST = 16;

export type AttributeValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: 'too-long' | 'too-deep'; readonly limit: number } };

/** As YAML 1.1 has them, which is what snapd reads. */
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['y', 'yes', 'true', 'on'].flatMap(inThreeCases).map((word) => [word, true] as const),
  ...['n', 'no', 'false', 'off'].flatMap(inThreeCases).map((word) => [word, false] as const),
  ...['', '~', ...inThreeCases('null')].map((word) => [word, null] as const),
]);

/** The value of an attribute from a text as one types it: JSON, a word or quoted text of YAML, or else the text itself. */
export function attributeValue(text: string): AttributeValue {
  if (text.length > LONGEST) return { ok: false, error: { code: 'too-long', limit: LONGEST } };
  const plain = text.trim();
  const word = WORDS.get(plain);
  if (word !== undefined) return { ok: true, value: word };
  if (/^'(?:[^']|'')*'$/.test(plain)) return { ok: true, value: plain.slice(1, -1).replaceAll("''", "'") };
  const value = jsonOr(plain);
  return isDeeper(value, DEEPEST) ? { ok: false, error: { code: 'too-deep', limit: DEEPEST } } : { ok: true, value };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function inThreeCases(word: string): readonly string[] {
  return [word, `${word.charAt(0).toUpperCase()}${word.slice(1)}`, word.toUpperCase()];
}

/** A set of characters in brackets, as fnmatch(3) reads it. */
export interface BracketSet {
  readonly negated: boolean;
  /** Both ends included. */
  readonly ranges: readonly (readonly [from: string, to: string])[];
}

const CLASSES: ReadonlyMap<string, BracketSet['ranges']> = new Map([
  ['digit', [['0', '9']]],
  ['lower', [['a', 'z']]],
  ['upper', [['A', 'Z']]],
  [
    'alpha',
    [
      ['A', 'Z'],
      ['a', 'z'],
    ],
  ],
  [
    'alnum',
    [
      ['0', '9'],
      ['A', 'Z'],
      ['a', 'z'],
    ],
  ],
  [
    'xdigit',
    [
      ['0', '9'],
      ['A', 'F'],
      ['a', 'f'],
    ],
  ],
] as const);

export function isInSet({ negated, ranges }: BracketSet, character: string): boolean {
  return ranges.some(([from, to]) => from <= character && character <= to) !== negated;
}

/**
 * The set that begins with the bracket at `start` and where it ends; null when nothing closes it, the bracket is then a character like any
 * other. `!` and `^` negate; a `]` that comes first is a member, and so is any character with a backslash before it. Parts are characters,
 * such a pair being one.
 */
export function readBracketSet(
  parts: readonly string[],
  start: number,
): { readonly set: BracketSet; readonly end: number } | null {
  let at = start + 1;
  const negated = parts[at] === '!' || parts[at] === '^';
  if (negated) at++;
  const first = at;
  const ranges: (readonly [string, string])[] = [];
  for (; at < parts.length; at++) {
    const part = parts[at] ?? '';
    if (part === ']' && at > first) return { set: { negated, ranges }, end: at };
    const end = part === '[' && parts[at + 1] === ':' ? parts.indexOf(':', at + 2) : -1;
    const members = end > 0 && parts[end + 1] === ']' ? CLASSES.get(parts.slice(at + 2, end).join('')) : undefined;
    const last = parts[at + 2];
    if (members) {
      ranges.push(...members);
      at = end + 1;
    } else if (parts[at + 1] === '-' && last !== undefined && last !== ']') {
      ranges.push([literal(part), literal(last)]);
      at += 2;
    } else ranges.push([literal(part), literal(part)]);
  }
  return null;
}

/** The character that a part stands for. */
export function literal(part: string): string {
  return part.length > 1 && part.startsWith('\\') ? part.slice(1) : part;
}

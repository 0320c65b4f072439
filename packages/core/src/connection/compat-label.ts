/** A word with ranges of numbers behind it: "gpu-2404-(1..3)" is `gpu` with 2404 to 2404 and 1 to 3. */
interface Dimension {
  readonly tag: string;
  readonly ranges: readonly (readonly [number, number])[];
}

type Label = readonly Dimension[];

type Expression =
  | { readonly kind: 'label'; readonly label: Label }
  | { readonly kind: 'AND' | 'OR'; readonly operands: readonly Expression[] };

interface Parsed {
  readonly expression: Expression;
  readonly labels: readonly Label[];
}

/** snapd's limits: 32 characters of a word, 8 digits of a number. */
const TOKEN = /[\t\n\r ]*(?:(AND|OR|\(|\))|([a-z][a-z0-9]*(?:-(?:[a-z][a-z0-9]*|\d+|\(\d+\.\.\d+\)))*))/y;
const LONGEST_TAG = 32;
const MOST_DIGITS = 8;
/** Deeper ones nobody writes; snapd has no limit. */
const DEEPEST = 64;

/**
 * Whether two compatibility expressions fit each other, as snapd's interfaces/compatibility has it: each must be fulfilled by
 * the labels of the other. False where one cannot be read.
 */
export function compatLabelsMatch(one: string, other: string): boolean {
  const [left, right] = [parse(one), parse(other)];
  return (
    left !== null && right !== null && fulfils(left.expression, right.labels) && fulfils(right.expression, left.labels)
  );
}

function fulfils(expression: Expression, labels: readonly Label[]): boolean {
  switch (expression.kind) {
    case 'label':
      return labels.some((label) => labelsMeet(label, expression.label));
    case 'AND':
      return expression.operands.every((operand) => fulfils(operand, labels));
    case 'OR':
      return expression.operands.some((operand) => fulfils(operand, labels));
  }
}

function labelsMeet(one: Label, other: Label): boolean {
  return (
    one.length === other.length &&
    one.every(({ tag, ranges }, index) => {
      const match = other[index];
      return (
        match?.tag === tag &&
        match.ranges.length === ranges.length &&
        ranges.every(([from, to], at) => {
          const [otherFrom, otherTo] = match.ranges[at] ?? [0, -1];
          return from <= otherTo && otherFrom <= to;
        })
      );
    })
  );
}

function parse(text: string): Parsed | null {
  const tokens = tokensOf(text.trimEnd());
  if (tokens === null) return null;
  const reader = { tokens, at: 0, labels: [] as Label[] };
  const expression = readExpression(reader, 0);
  return expression !== null && reader.at === tokens.length ? { expression, labels: reader.labels } : null;
}

type Token = 'AND' | 'OR' | '(' | ')' | Label;

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  readonly labels: Label[];
}

/** Atoms joined by one operator; another needs parentheses. */
function readExpression(reader: Reader, depth: number): Expression | null {
  const first = readAtom(reader, depth);
  const operator = reader.tokens[reader.at];
  if (first === null || (operator !== 'AND' && operator !== 'OR')) return first;
  const operands = [first];
  while (reader.tokens[reader.at] === operator) {
    reader.at++;
    const operand = readAtom(reader, depth);
    if (operand === null) return null;
    operands.push(operand);
  }
  return { kind: operator, operands };
}

function readAtom(reader: Reader, depth: number): Expression | null {
  const token = reader.tokens[reader.at++];
  if (token === '(') {
    const inner = depth < DEEPEST ? readExpression(reader, depth + 1) : null;
    return reader.tokens[reader.at++] === ')' ? inner : null;
  }
  if (token === undefined || typeof token === 'string') return null;
  reader.labels.push(token);
  return { kind: 'label', label: token };
}

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) return null;
    const token = match[2] === undefined ? (match[1] as 'AND' | 'OR' | '(' | ')') : labelOf(match[2]);
    if (token === null) return null;
    tokens.push(token);
  }
  return tokens;
}

function labelOf(text: string): Label | null {
  const label: { tag: string; ranges: [number, number][] }[] = [];
  for (const part of text.split('-')) {
    const [from, to] = part.replace(/[()]/g, '').split('..');
    if (/^[a-z]/.test(part)) {
      if (part.length > LONGEST_TAG || label.some(({ tag }) => tag === part)) return null;
      label.push({ tag: part, ranges: [] });
    } else {
      const range = [numberOf(from), numberOf(to ?? from)] as const;
      if (range[0] === null || range[1] === null || range[1] < range[0]) return null;
      label.at(-1)?.ranges.push([range[0], range[1]]);
    }
  }
  return label.map(({ tag, ranges }) => ({ tag, ranges: ranges.length === 0 ? [[0, 0]] : ranges }));
}

function numberOf(digits: string | undefined): number | null {
  if (digits === undefined || digits.length > MOST_DIGITS || (digits.length > 1 && digits.startsWith('0'))) return null;
  return Number(digits);
}

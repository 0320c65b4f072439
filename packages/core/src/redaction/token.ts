import { matchesOf } from './matches-of.ts';
/** Kinds of things that are replaced; a token is a kind and a number: `USER_1`. */
export const kinds = ['SECRET', 'UUID', 'MACHINE', 'BOOT', 'MAC', 'IP', 'MAIL', 'USER', 'HOST', 'TEXT'] as const;
export type Kind = (typeof kinds)[number];

/** Numbers above are no reason to go on counting from there: a hostile text must not make tokens long. */
const HIGHEST_RESERVED = 1_000_000;

/** A token may stand directly behind small letters (`enxMAC_1`) and before any but a digit; `SKIP_1` is none. */
const TOKEN = new RegExp(`(?<![A-Z0-9])(${kinds.join('|')})_([0-9]{1,9})(?![0-9])`, 'g');

export interface PlacedToken {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
  readonly number: number;
}

/** The tokens in a text, in order. */
export function tokensIn(text: string): readonly PlacedToken[] {
  if (!text.includes('_')) return [];
  return Array.from(matchesOf(text, TOKEN), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    kind: match[1] as Kind,
    number: Number(match[2]),
  }));
}

/** Replaces each token by what is given for its kind. */
export function replaceTokens(text: string, by: (kind: Kind) => string): string {
  return text.includes('_') ? text.replace(TOKEN, (_, kind: Kind) => by(kind)) : text;
}

/** Gives out tokens: equal values the same one, numbered in the order in which they are asked for. */
export class TokenIssuer {
  readonly #tokens = new Map<Kind, Map<string, string>>();
  readonly #last = new Map<Kind, number>();

  /** Numbers that a text holds already, from an earlier redaction, are not given to others. */
  reserve(text: string): void {
    for (const { kind, number } of tokensIn(text)) {
      if (number <= HIGHEST_RESERVED) this.#last.set(kind, Math.max(number, this.#last.get(kind) ?? 0));
    }
  }

  tokenFor(kind: Kind, value: string): string {
    const ofKind = this.#tokens.get(kind) ?? new Map<string, string>();
    this.#tokens.set(kind, ofKind);
    const same = sameValue(kind, value);
    const known = ofKind.get(same);
    if (known !== undefined) return known;
    const number = (this.#last.get(kind) ?? 0) + 1;
    this.#last.set(kind, number);
    const token = `${kind}_${number}`;
    ofKind.set(same, token);
    return token;
  }
}

/** Spellings of one and the same thing. */
function sameValue(kind: Kind, value: string): string {
  switch (kind) {
    case 'UUID':
      return value.toLowerCase().replaceAll('_', '-');
    case 'MAC':
      return value.toLowerCase().replace(/[:-]/g, '');
    case 'HOST':
    case 'IP':
    case 'MAIL':
    case 'MACHINE':
    case 'BOOT':
      return value.toLowerCase();
    default:
      return value;
  }
}

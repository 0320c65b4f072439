/** A number of a rule: its value where it is known, and the word it stands as. */
interface Operand {
  readonly text: string;
  readonly value?: bigint;
}

/** What a rule asks of one argument of a call. */
export type ArgumentTest =
  | { readonly kind: 'any' }
  | { readonly kind: 'hole' }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly operand: Operand }
  /** (argument & mask) == (wanted & mask): libseccomp drops what the mask leaves out of either. */
  | { readonly kind: 'masked'; readonly mask: Operand; readonly wanted: Operand };

type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** Calls that take user or group ids, and copy_file_range: 32 bits count, negative numbers stand for large ones, and only equality is known. */
const ON_32_BITS: ReadonlySet<string> = new Set([
  ...['chown', 'fchown', 'lchown', 'setgid', 'setregid', 'setresgid', 'setreuid', 'setresuid', 'setuid'].flatMap(
    (name) => [name, `${name}32`],
  ),
  'fchownat',
  'copy_file_range',
]);
const HOLE = /<<[^<>]+>>/;
const DIGITS = /^[0-9]{1,20}$/;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const ACCOUNT = /^[ug]:[A-Za-z0-9_][A-Za-z0-9_-]*$/;
const NEGATIVE = /^-[0-9]{1,20}$/;
const PREFIXES = [
  ['>=', '>='],
  ['<=', '<='],
  ['!', '!='],
  ['<', '<'],
  ['>', '>'],
] as const;
const MASK_32 = 0xffff_ffffn;

/** Whether the arguments of a call are compared on their lower 32 bits. */
export function isOn32Bits(syscall: string): boolean {
  return ON_32_BITS.has(syscall);
}

/**
 * Reads one test as snap-seccomp does (cmd/snap-seccomp/main.go, parseLine and readNumber, the same from 2.57.6 to 2.77 but for `A|B`, which is
 * known since 2.64). Null for what it refuses, with which it refuses the whole filter: numbers beyond 32 bits, negative ones where they
 * have no meaning, other tests than equality on calls that count 32 bits.
 */
export function readArgumentTest(word: string, syscall: string): ArgumentTest | null {
  if (word === '-') return { kind: 'any' };
  if (HOLE.test(word)) return { kind: 'hole' };
  const on32 = isOn32Bits(syscall);
  const [prefix, operator] = PREFIXES.find(([text]) => word.startsWith(text)) ?? ['', '=='];
  const bar = prefix === '' ? word.indexOf('|') : -1;
  if (on32 && (operator !== '==' || bar >= 0)) return null;
  if (bar >= 0) {
    const mask = readOperand(bar === 0 ? word.slice(1) : word.slice(0, bar), false);
    const wanted = readOperand(word.slice(bar + 1), false);
    return mask && wanted && { kind: 'masked', mask, wanted };
  }
  const operand = readOperand(word.slice(prefix.length), on32, prefix === '');
  return operand && { kind: 'compare', operator, operand };
}

function readOperand(text: string, mayBeNegative: boolean, mayBeAccount = false): Operand | null {
  if (DIGITS.test(text)) return BigInt(text) <= MASK_32 ? { text, value: BigInt(text) } : null;
  if (mayBeNegative && NEGATIVE.test(text))
    return BigInt(text) >= -(2n ** 31n) ? { text, value: BigInt.asUintN(32, BigInt(text)) } : null;
  return NAME.test(text) || (mayBeAccount && ACCOUNT.test(text)) ? { text } : null;
}

import { allOf, type Ternary } from '../ternary.ts';
import { type ArgumentTest, isOn32Bits, readArgumentTest } from './argument-test.ts';
import { seccompConstant } from './seccomp-constants.ts';
import type { SeccompRule } from './seccomp-rule.ts';

/** One for each argument, as the kernel shows it to a filter; undefined: not visible, which is the rule, since no record has them. */
export type ArgumentValues = readonly (bigint | number | undefined)[];

const MASK_32 = 0xffff_ffffn;

/** Whether the arguments of a call are what a rule asks for; its tests are ANDed. */
export function argumentsAnswer({ syscall, args = [] }: SeccompRule, values: ArgumentValues): Ternary {
  return allOf(
    args.map((word, position) => {
      const test = readArgumentTest(word, syscall);
      return test ? testAnswer(test, isOn32Bits(syscall), visibleValue(values[position])) : 'unknown';
    }),
  );
}

/** Filters see 64 bits without a sign. */
function visibleValue(value: bigint | number | undefined): bigint | undefined {
  if (value === undefined || (typeof value === 'number' && !Number.isSafeInteger(value))) return undefined;
  return BigInt.asUintN(64, BigInt(value));
}

function testAnswer(test: ArgumentTest, on32: boolean, value: bigint | undefined): Ternary {
  if (test.kind === 'any') return 'yes';
  if (test.kind === 'hole' || value === undefined) return 'unknown';
  if (test.kind === 'masked') {
    const mask = knownValue(test.mask);
    const wanted = knownValue(test.wanted);
    return mask === undefined || wanted === undefined ? 'unknown' : toTernary((value & mask) === (wanted & mask));
  }
  const operand = knownValue(test.operand);
  if (operand === undefined) return 'unknown';
  const asked = on32 ? value & MASK_32 : value;
  switch (test.operator) {
    case '==':
      return toTernary(asked === operand);
    case '!=':
      return toTernary(asked !== operand);
    case '<':
      return toTernary(asked < operand);
    case '<=':
      return toTernary(asked <= operand);
    case '>':
      return toTernary(asked > operand);
    case '>=':
      return toTernary(asked >= operand);
  }
}

function knownValue({ text, value }: { readonly text: string; readonly value?: bigint }): bigint | undefined {
  return value ?? seccompConstant(text);
}

function toTernary(holds: boolean): Ternary {
  return holds ? 'yes' : 'no';
}

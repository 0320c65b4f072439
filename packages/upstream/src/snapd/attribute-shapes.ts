import { type GoText, text } from '../go/go-text.ts';
import type { GoStruct } from '../go/go-value.ts';
import { Interpreter } from '../go/interpret.ts';
import { methodOf } from '../go/method-of.ts';
import type { Conjunction } from '../go/policy-condition.ts';
import { SnapdOutside, VALID } from './snapd-outside.ts';
import type { SnapdSource } from './snapd-source.ts';

/** What an attribute looks like where it is valid: its fixed parts, with holes between them. */
export interface AttributeShape {
  readonly conditions: Conjunction;
  readonly text: GoText;
  /** It is that of each item of a list. */
  readonly item: boolean;
}

export type AttributeShapes = ReadonlyMap<string, readonly AttributeShape[]>;

/** Which expressions there are shows on a few ways; what they decide is not asked. */
const FEW_WAYS = 16;
const CHECKS = ['BeforePrepareSlot', 'BeforePreparePlug'];

/** The shapes that an interface demands of attributes before it accepts a plug or slot, by "slot.attr.path". */
export function attributeShapes(source: SnapdSource, struct: GoStruct): AttributeShapes {
  const shapes = new Map<string, AttributeShape[]>();
  for (const name of CHECKS) {
    const method = methodOf(source.interfaces, struct.type, name);
    if (!method) continue;
    const outside = new SnapdOutside(source);
    new Interpreter(source.interfaces, outside, FEW_WAYS).run(method, struct);
    for (const { attribute, item, pattern, conditions } of outside.patterns) {
      const shape = shapeOf(pattern, attribute);
      const known = shapes.get(attribute) ?? [];
      if (!shape || known.some((other) => other.text.text === shape)) continue;
      // It is one of several when it is asked for where another did not match; else both must match, and one tells more.
      const instead = conditions.some(({ fact, value }) => fact === attribute + VALID && value === false);
      const rest = conditions.filter(({ fact }) => !fact.endsWith(VALID));
      const made = { conditions: rest, text: text(shape), item };
      const narrowed = instead
        ? undefined
        : known.find((other) => JSON.stringify(other.conditions) === JSON.stringify(rest));
      if (!narrowed) shapes.set(attribute, [...known, made]);
      else if (fixedPart(shape) > fixedPart(narrowed.text.text)) {
        shapes.set(attribute, [...known.filter((other) => other !== narrowed), made]);
      }
    }
  }
  return shapes;
}

/** `^/dev/i2c-[0-9]+$` is "/dev/i2c-" and a part that varies; undefined when nothing is fixed, or one of several holds. */
function shapeOf(pattern: string, attribute: string): string | undefined {
  if (!pattern.startsWith('^') || !pattern.endsWith('$')) return undefined;
  const hole = `<<${attribute}.part>>`;
  let shape = '';
  let fixed = '';
  let at = 1;
  while (at < pattern.length - 1) {
    const [piece, length, varies] = pieceAt(pattern, at);
    if (piece === '|') return undefined;
    if (!varies) {
      shape += piece;
      fixed += piece;
    } else if (!shape.endsWith(hole)) shape += hole;
    at += length;
  }
  return fixed.length > 1 ? shape : undefined;
}

function fixedPart(shape: string): number {
  return shape.replace(/<<[^<>]*>>/g, '').length;
}

/** A piece of a regular expression with its quantifier: its text, its length, and whether it varies. */
function pieceAt(pattern: string, at: number): readonly [string, number, boolean] {
  const rest = pattern.slice(at);
  const group = rest.startsWith('(') ? groupLength(rest) : undefined;
  const set = /^\[\^?\]?(?:\[:\w+:\]|\\.|[^\]])*\]/.exec(rest)?.[0].length;
  const escaped = rest.startsWith('\\') ? 2 : undefined;
  const length = group ?? set ?? escaped ?? 1;
  const quantifier = /^(?:[*+?]|\{[0-9,]+\})/.exec(rest.slice(length))?.[0].length ?? 0;
  const text = rest.slice(0, length);
  const isClass = escaped !== undefined && /^\\[wdsWDSb]$/.test(text);
  const varies = group !== undefined || set !== undefined || isClass || text === '.' || quantifier > 0;
  return [escaped === undefined ? text : text.slice(1), length + quantifier, varies];
}

function groupLength(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

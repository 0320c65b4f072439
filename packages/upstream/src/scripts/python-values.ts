import type { SyntaxNode } from '../syntax/open-parser.ts';
import type { PossibleValues } from './possible-values.ts';
import { DEEPEST, HOLE, joinText, waysOf } from './script-reading.ts';

/** A text, or a list of texts; lists in lists are written out. */
export type PythonValue = string | readonly string[];

/** More words than this are in no command that anybody wrote. */
const LONGEST_LIST = 200;

/** Calls that give what they get, as far as texts go. */
const PASSING = new Set([
  'str',
  'Path',
  'PurePath',
  'expandvars',
  'abspath',
  'realpath',
  'list',
  'tuple',
  'set',
  'sorted',
]);
const PASSING_METHODS = new Set(['absolute', 'as_posix', 'resolve', 'strip', 'encode', 'decode', 'copy']);

/** The values that expressions of Python may have; what only run time knows is a hole. */
export class PythonValues {
  readonly #known: PossibleValues<PythonValue>;
  #depth = 0;

  constructor(known: PossibleValues<PythonValue>) {
    this.#known = known;
  }

  of(node: SyntaxNode): readonly PythonValue[] {
    if (this.#depth >= DEEPEST) return [HOLE];
    this.#depth += 1;
    const values = this.#of(node);
    this.#depth -= 1;
    return values.length === 0 ? [HOLE] : values;
  }

  #of(node: SyntaxNode): readonly PythonValue[] {
    switch (node.type) {
      case 'string':
        return this.#string(node);
      case 'concatenated_string':
        return this.#joined(childrenOf(node).map((part) => this.of(part)));
      case 'identifier':
        return this.#known.of(node.text);
      case 'attribute':
        return this.#known.of(`.${node.childForFieldName('attribute')?.text ?? ''}`);
      case 'list':
      case 'tuple':
      case 'set':
        return waysOf(childrenOf(node).map((one) => this.#element(one))).map((way) =>
          way.flat().slice(0, LONGEST_LIST),
        );
      case 'parenthesized_expression':
      case 'await':
        return node.firstNamedChild ? this.of(node.firstNamedChild) : [];
      case 'binary_operator':
        return this.#operator(node);
      case 'boolean_operator':
        return childrenOf(node).flatMap((side) => this.of(side));
      case 'conditional_expression': {
        const [then, , otherwise] = childrenOf(node);
        return [then, otherwise].flatMap((side) => (side ? this.of(side) : []));
      }
      case 'call':
        return this.#call(node);
      default:
        return [HOLE];
    }
  }

  #element(node: SyntaxNode): readonly (readonly string[])[] {
    const element = node.type === 'list_splat' ? node.firstNamedChild : node;
    return element ? this.of(element).map(wordsOf) : [];
  }

  #string(node: SyntaxNode): readonly PythonValue[] {
    const pieces = childrenOf(node).map((part): readonly PythonValue[] => {
      if (part.type === 'string_content') return [unescaped(part.text)];
      if (part.type !== 'interpolation') return [''];
      const inside = part.childForFieldName('expression') ?? part.firstNamedChild;
      return inside ? this.of(inside) : [HOLE];
    });
    return this.#joined(pieces);
  }

  #joined(pieces: readonly (readonly PythonValue[])[]): readonly string[] {
    return waysOf(pieces).map((way) => joinText(way.map((one) => (typeof one === 'string' ? one : HOLE))));
  }

  #operator(node: SyntaxNode): readonly PythonValue[] {
    const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
    if (!left || !right) return [];
    const operator = node.childForFieldName('operator')?.text;
    return waysOf([this.of(left), this.of(right)]).map(([a = HOLE, b = HOLE]): PythonValue => {
      if (operator === '/' && typeof a === 'string' && typeof b === 'string') return joinText([a, b], '/');
      if (operator === '+' && typeof a === 'string' && typeof b === 'string') return joinText([a, b]);
      if (operator === '+' && typeof a !== 'string' && typeof b !== 'string')
        return [...a, ...b].slice(0, LONGEST_LIST);
      if (operator === '%' && typeof a === 'string') return filled(a, /%[sdr]/g, typeof b === 'string' ? [b] : b);
      return HOLE;
    });
  }

  #call(node: SyntaxNode): readonly PythonValue[] {
    const called = node.childForFieldName('function');
    const args = childrenOf(node.childForFieldName('arguments')).filter(({ type }) => type !== 'keyword_argument');
    const name = (called?.type === 'attribute' ? called.childForFieldName('attribute')?.text : called?.text) ?? '';
    const object = called?.type === 'attribute' ? called.childForFieldName('object') : null;
    const [first] = args;
    if (name === 'join' && object?.text.endsWith('path')) {
      return waysOf(args.map((one) => this.of(one))).map((way) =>
        joinText(
          way.map((one) => (typeof one === 'string' ? one : HOLE)),
          '/',
        ),
      );
    }
    if (name === 'format' && object) {
      return waysOf([this.of(object), ...args.map((one) => this.of(one))]).map(([text = HOLE, ...values]) =>
        typeof text === 'string' ? filled(text, /\{\w*\}/g, values) : HOLE,
      );
    }
    if (name === 'split' && object && !first) {
      return this.of(object).map((text) => (typeof text === 'string' ? text.split(/\s+/).filter(Boolean) : HOLE));
    }
    if (PASSING_METHODS.has(name) && object) return this.of(object);
    if (PASSING.has(name) && first) return this.of(first);
    return [HOLE];
  }
}

/** A text with its places filled, one after the other; a place without a value is a hole. */
function filled(text: string, places: RegExp, values: readonly PythonValue[]): string {
  let at = 0;
  const result = text.replace(places, () => {
    const value = values[at++];
    return typeof value === 'string' ? value : HOLE;
  });
  return joinText([result]);
}

/** The texts in a value, which are the words where it is a command. */
export function wordsOf(value: PythonValue): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function childrenOf(node: SyntaxNode | null): readonly SyntaxNode[] {
  return (node?.namedChildren ?? []).flatMap((child) => (child && child.type !== 'comment' ? [child] : []));
}

function unescaped(text: string): string {
  return text
    .replaceAll(/\\(["'\\])/g, '$1')
    .replaceAll('\\n', '\n')
    .replaceAll('\\\n', '');
}

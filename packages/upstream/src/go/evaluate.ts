import { evaluateCall } from './evaluate-call.ts';
import type { GoPackage } from './go-package.ts';
import { type GoStruct, type GoValue, textOrHole } from './go-value.ts';
import type { GoNode } from './parse-go.ts';

/** Where names are looked up: the variables of a function first, then the package. */
export interface GoScope {
  readonly pkg: GoPackage;
  readonly variables: ReadonlyMap<string, GoValue>;
}

/** The value of an expression; `unknown` with a name that tells what it is where the source does not say. */
export function evaluate(node: GoNode, scope: GoScope): GoValue {
  switch (node.type) {
    case 'raw_string_literal':
      return { kind: 'text', text: node.text.slice(1, -1) };
    case 'interpreted_string_literal':
      return { kind: 'text', text: unescaped(node.text) };
    case 'true':
    case 'false':
      return { kind: 'boolean', value: node.type === 'true' };
    case 'identifier':
      return evaluateName(node.text, scope);
    case 'parenthesized_expression':
    case 'literal_element':
      return evaluate(onlyChild(node), scope);
    case 'unary_expression':
      return evaluateUnary(node, scope);
    case 'binary_expression':
      return evaluateSum(node, scope);
    case 'composite_literal':
      return evaluateComposite(node.childForFieldName('type'), node.childForFieldName('body'), scope);
    case 'selector_expression':
      return evaluateField(node, scope);
    case 'call_expression':
      return evaluateCall(node, scope, evaluate);
    default:
      return unknown(node);
  }
}

/** What is not known is named after its own source text: `filepath.Clean(path)` becomes "filepath-clean-path". */
function unknown(node: GoNode): GoValue {
  const name = node.text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return { kind: 'unknown', name: name || 'value' };
}

function evaluateName(name: string, { pkg, variables }: GoScope): GoValue {
  const known = variables.get(name);
  if (known) return known;
  const declared = pkg.values.get(name);
  if (!declared) return { kind: 'unknown', name };
  const value = evaluate(declared.node, { pkg, variables: new Map() });
  return value.kind === 'text' ? { ...value, origin: { at: name, file: declared.file, line: declared.line } } : value;
}

/** A field of a struct that is known, its embedded structs included; Go's zero value where it was not set. */
function evaluateField(node: GoNode, scope: GoScope): GoValue {
  const operand = node.childForFieldName('operand');
  const field = node.childForFieldName('field')?.text ?? '';
  if (operand?.text === 'spec') return { kind: 'method', name: field };
  const struct = operand && scope.variables.has(operand.text) ? evaluate(operand, scope) : undefined;
  return (struct?.kind === 'struct' && fieldOf(struct, field, scope.pkg)) || unknown(node);
}

function fieldOf(struct: GoStruct, field: string, pkg: GoPackage): GoValue | undefined {
  const set = struct.fields.get(field);
  if (set) return set;
  const declared = pkg.structs.get(struct.type);
  const type = declared?.get(field);
  if (type !== undefined) return zeroValue(type);
  for (const embedded of declared?.keys() ?? []) {
    if (!pkg.structs.has(embedded)) continue;
    const within = struct.fields.get(embedded);
    const found = fieldOf(
      within?.kind === 'struct' ? within : { kind: 'struct', type: embedded, fields: new Map() },
      field,
      pkg,
    );
    if (found) return found;
  }
  return undefined;
}

function zeroValue(type: string): GoValue | undefined {
  if (type === 'string') return { kind: 'text', text: '' };
  if (type === 'bool') return { kind: 'boolean', value: false };
  return type.startsWith('[]') ? { kind: 'list', items: [] } : undefined;
}

/** A pointer to something is taken for the thing itself. */
function evaluateUnary(node: GoNode, scope: GoScope): GoValue {
  const operand = node.childForFieldName('operand');
  if (!operand) return unknown(node);
  const value = evaluate(operand, scope);
  if (node.text.startsWith('&')) return value;
  return node.text.startsWith('!') && value.kind === 'boolean'
    ? { kind: 'boolean', value: !value.value }
    : unknown(node);
}

function evaluateSum(node: GoNode, scope: GoScope): GoValue {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (node.childForFieldName('operator')?.text !== '+' || !left || !right) return unknown(node);
  const parts = [textOrHole(evaluate(left, scope)), textOrHole(evaluate(right, scope))];
  return parts.includes(undefined) ? unknown(node) : { kind: 'text', text: parts.join('') };
}

function evaluateComposite(type: GoNode | null, body: GoNode | null, scope: GoScope): GoValue {
  const elements = body?.namedChildren.filter((child) => child !== null && child.type !== 'comment') ?? [];
  if (type?.type === 'slice_type' || type?.type === 'array_type') {
    return {
      kind: 'list',
      items: elements.map((element) => (element ? evaluate(element, scope) : { kind: 'unknown', name: 'item' })),
    };
  }
  const fields = new Map<string, GoValue>();
  for (const element of elements) {
    if (element?.type === 'keyed_element') {
      const [key, value] = element.namedChildren;
      if (key && value) fields.set(key.text, evaluate(value, scope));
    } else if (element) {
      // An embedded struct without a key lends its fields.
      const embedded = evaluate(element, scope);
      if (embedded.kind === 'struct') fields.set(embedded.type, embedded);
    }
  }
  return { kind: 'struct', type: type?.text ?? '', fields };
}

function onlyChild(node: GoNode): GoNode {
  const child = node.namedChildren[0];
  return child ?? node;
}

function unescaped(literal: string): string {
  const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\', "'": "'" };
  return literal
    .slice(1, -1)
    .replace(/\\(x[0-9a-fA-F]{2}|.)/g, (whole, code: string) =>
      code.startsWith('x') ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (escapes[code] ?? whole),
    );
}

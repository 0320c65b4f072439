import type { GoPackage } from './go-package.ts';
import { asText, concat, text } from './go-text.ts';
import {
  type GoSink,
  type GoStruct,
  type GoUnknown,
  type GoValue,
  holeName,
  NIL,
  textOf,
  unknown,
} from './go-value.ts';
import { methodOf } from './method-of.ts';
import type { GoNode } from './parse-go.ts';
import { factName } from './policy-condition.ts';
import type { Evaluated, Run } from './run.ts';
import { type Frame, placeOf, type State, stored, under } from './state.ts';
import { zeroValue } from './zero-value.ts';

/** The frame of what stands outside of functions. */
const OUTERMOST = 0;

/** What an expression may be, each with the state in which it is that; `unknown` where the source does not say. */
export function evaluate(node: GoNode, frame: Frame, state: State, run: Run): readonly Evaluated[] {
  const only = (value: GoValue): readonly Evaluated[] => [{ state, value }];
  switch (node.type) {
    case 'raw_string_literal':
      return only(
        frame.id === OUTERMOST || run.outside.placesLiterals
          ? placedLiteral(node, frame)
          : text(node.text.slice(1, -1)),
      );
    case 'interpreted_string_literal':
      return only(text(unescaped(node.text)));
    case 'rune_literal':
      return only({ kind: 'number', value: unescaped(node.text).codePointAt(0) ?? 0 });
    case 'int_literal':
      return only({ kind: 'number', value: Number(node.text) });
    case 'true':
    case 'false':
      return only({ kind: 'boolean', value: node.type === 'true' });
    case 'nil':
      return only(NIL);
    case 'identifier':
      return only(valueOfName(node.text, frame, state, run));
    case 'parenthesized_expression':
    case 'literal_element':
      return evaluate(node.namedChildren[0] ?? node, frame, state, run);
    case 'func_literal':
      return only({ kind: 'function', node, ...frame.of, frame });
    case 'unary_expression':
      return evaluateUnary(node, frame, state, run);
    case 'binary_expression':
      return evaluateBinary(node, frame, state, run);
    case 'composite_literal':
      return evaluateComposite(node.childForFieldName('type'), node.childForFieldName('body'), frame, state, run);
    case 'selector_expression':
      return evaluateSelector(node, frame, state, run);
    case 'index_expression':
      return evaluateIndex(node, frame, state, run);
    case 'slice_expression':
      return evaluateSlice(node, frame, state, run);
    case 'type_assertion_expression':
    case 'type_conversion_expression':
    case 'variadic_argument': {
      const operand =
        node.childForFieldName('operand') ?? node.namedChildren.at(node.type === 'type_assertion_expression' ? 0 : -1);
      return operand ? evaluate(operand, frame, state, run) : only(notUnderstood(node));
    }
    case 'call_expression':
      return run.evaluateCall(node, frame, state);
    default:
      return only(notUnderstood(node));
  }
}

/** A text of a constant or variable of the package, or in a list or map of such texts. */
function placedLiteral(node: GoNode, { of }: Frame): GoValue {
  const line = node.startPosition.row + 1;
  const origin = { at: of.name, file: of.file, begins: line, line };
  return { ...text(node.text.slice(1, -1)), pieces: [{ from: 0, origin }] };
}

/** The values of several expressions, one after the other. */
export function evaluateAll(
  nodes: readonly GoNode[],
  frame: Frame,
  state: State,
  run: Run,
): readonly { readonly state: State; readonly values: readonly GoValue[] }[] {
  let ways: readonly { readonly state: State; readonly values: readonly GoValue[] }[] = [{ state, values: [] }];
  for (const node of nodes) {
    ways = ways.flatMap((way) =>
      evaluate(node, frame, way.state, run).map((one) => {
        // The items of a list that is spread: `list...`.
        const added = node.type === 'variadic_argument' && one.value.kind === 'list' ? one.value.items : [one.value];
        return { state: one.state, values: [...way.values, ...added] };
      }),
    );
  }
  return ways;
}

/** The value of a field of a struct, embedded structs included; Go's zero value where it was not set. */
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

/** What is not known is named after its own source text: `filepath.Clean(path)` becomes "filepath.clean-path". */
function notUnderstood(node: GoNode): GoUnknown {
  return unknown(holeName(node.text));
}

export function valueOfName(name: string, frame: Frame, state: State, run: Run): GoValue {
  const place = placeOf(state, frame, name);
  const known = place !== undefined && state.memory.get(place);
  if (known) return known;
  const declared = run.pkg.values.get(name);
  if (declared) {
    const value =
      evaluate(declared.node, { id: OUTERMOST, of: declared }, { memory: new Map(), conditions: [] }, run)[0]?.value ??
      unknown(holeName(name));
    const origin = { at: name, file: declared.file, begins: declared.line, line: declared.line };
    const literal = declared.node.type === 'interpreted_string_literal';
    return value.kind === 'text' && literal ? { ...value, pieces: [{ from: 0, origin }] } : value;
  }
  const counted = run.pkg.counted.get(name);
  if (counted) return { kind: 'number', ...counted };
  const declaration = run.pkg.functions.get(name);
  return declaration ? { kind: 'function', ...declaration } : (run.outside.value(name) ?? unknown(holeName(name)));
}

function evaluateSelector(node: GoNode, frame: Frame, state: State, run: Run): readonly Evaluated[] {
  const operand = node.childForFieldName('operand');
  const field = node.childForFieldName('field')?.text ?? '';
  if (!operand) return [{ state, value: notUnderstood(node) }];
  if (isPackage(operand, frame, state, run)) {
    return [{ state, value: run.outside.value(node.text) ?? notUnderstood(node) }];
  }
  return evaluate(operand, frame, state, run).map((of) => ({
    state: of.state,
    value: memberOf(pointedTo(of), field, node, run),
  }));
}

/** Whether a name stands for a package: nothing here declares it. */
export function isPackage(operand: GoNode, frame: Frame, state: State, run: Run): boolean {
  return (
    operand.type === 'identifier' &&
    placeOf(state, frame, operand.text) === undefined &&
    !run.pkg.values.has(operand.text)
  );
}

/** The thing itself, of a pointer to it. */
function pointedTo({ value, state }: Evaluated): GoValue {
  return value.kind === 'pointer' ? (state.memory.get(value.place) ?? value) : value;
}

function memberOf(of: GoValue, field: string, node: GoNode, run: Run): GoValue {
  if (of.kind === 'struct') {
    const value = fieldOf(of, field, run.pkg);
    if (value) return value;
    const declaration = methodOf(run.pkg, of.type, field);
    return declaration ? { kind: 'function', ...declaration, receiver: of } : notUnderstood(node);
  }
  if (of.kind !== 'unknown') return notUnderstood(node);
  if (of.name === 'spec') return { kind: 'member', of, name: field };
  const known = run.outside.field?.(of, field);
  if (known) return known;
  return unknown(`${of.name}.${field === 'Attrs' ? 'attr' : holeName(field)}`);
}

function evaluateUnary(node: GoNode, frame: Frame, state: State, run: Run): readonly Evaluated[] {
  const operand = node.childForFieldName('operand');
  if (!operand) return [{ state, value: notUnderstood(node) }];
  if (node.text.startsWith('!')) return booleans(node, frame, state, run);
  if (node.text.startsWith('-')) {
    return evaluate(operand, frame, state, run).map((one) => ({
      state: one.state,
      value: one.value.kind === 'number' ? { ...one.value, value: -one.value.value } : notUnderstood(node),
    }));
  }
  if (node.text.startsWith('&') && operand.type === 'identifier') {
    const place = placeOf(state, frame, operand.text);
    const value = place === undefined ? undefined : state.memory.get(place);
    // A pointer to a struct or a text that grows is taken for the thing itself.
    if (place !== undefined && !/^(struct|buffer|sink)$/.test(value?.kind ?? ''))
      return [{ state, value: { kind: 'pointer', place } }];
  }
  return evaluate(operand, frame, state, run);
}

function evaluateBinary(node: GoNode, frame: Frame, state: State, run: Run): readonly Evaluated[] {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const operator = node.childForFieldName('operator')?.text;
  if (operator === '-' && left && right) {
    return evaluateAll([left, right], frame, state, run).map(({ state: after, values: [a, b] }) => ({
      state: after,
      value: a?.kind === 'number' && b?.kind === 'number' ? { ...a, value: a.value - b.value } : notUnderstood(node),
    }));
  }
  if (operator !== '+' || !left || !right) return booleans(node, frame, state, run);
  return evaluateAll([left, right], frame, state, run).map(({ state: after, values }) => ({
    state: after,
    value: poured(values, node, frame, after, run) ?? sum(values) ?? notUnderstood(node),
  }));
}

/** A sum in which a sink stands: what is added to it is told. */
export function poured(
  values: readonly GoValue[],
  node: GoNode,
  frame: Frame,
  state: State,
  run: Run,
): GoSink | undefined {
  const sink = values.find((value) => value.kind === 'sink');
  if (!sink) return undefined;
  for (const value of values) {
    const added = asText(value);
    const site = { state, at: frame.of.name, file: frame.of.file, line: node.startPosition.row + 1, run };
    if (added) run.outside.poured?.(sink, added, site);
    else if (value.kind !== 'sink') run.leaveOut(node, frame, `what is added to ${sink.name} is not known`);
  }
  return sink;
}

export function sum(values: readonly GoValue[]): GoValue | undefined {
  const [a, b] = values;
  if (a?.kind === 'number' && b?.kind === 'number') return { kind: 'number', value: a.value + b.value };
  const [left, right] = [asText(a), asText(b)];
  return left && right && concat(left, right);
}

/** A comparison as a value. */
function booleans(node: GoNode, frame: Frame, state: State, run: Run): readonly Evaluated[] {
  if (
    !/^(==|!=|<|>|<=|>=|&&|\|\|)$/.test(node.childForFieldName('operator')?.text ?? '!') &&
    node.type === 'binary_expression'
  ) {
    return [{ state, value: notUnderstood(node) }];
  }
  const { yes, no } = run.decide(node, frame, state);
  return [
    ...yes.map((after): Evaluated => ({ state: after, value: { kind: 'boolean', value: true } })),
    ...no.map((after): Evaluated => ({ state: after, value: { kind: 'boolean', value: false } })),
  ];
}

function evaluateIndex(node: GoNode, frame: Frame, state: State, run: Run): readonly Evaluated[] {
  const nodes = [node.childForFieldName('operand'), node.childForFieldName('index')].flatMap((child) =>
    child ? [child] : [],
  );
  return evaluateAll(nodes, frame, state, run).flatMap(({ state: after, values: [of, index] }) => {
    if (of?.kind === 'map' && index?.kind === 'unknown') return anyEntry(of.entries, index, after);
    return [{ state: after, value: itemOf(of, index) ?? notUnderstood(node) }];
  });
}

/** An entry of a map that is known, by a key that is not: whichever the key is. */
function anyEntry(
  entries: readonly (readonly [GoValue, GoValue])[],
  key: GoUnknown,
  state: State,
): readonly Evaluated[] {
  return entries.flatMap(([name, value]) => {
    const text = asText(name)?.text;
    const op = key.sure ? 'contains' : 'eq';
    const after = text === undefined ? undefined : under(state, { fact: factName(key.name), op, value: text });
    return after ? [{ state: after, value }] : [];
  });
}

function itemOf(of: GoValue | undefined, index: GoValue | undefined): GoValue | undefined {
  if (of?.kind === 'list' && index?.kind === 'number') return of.items[index.value];
  if (of?.kind === 'text' && index?.kind === 'number' && !of.text.includes('<<')) {
    return { kind: 'number', value: of.text.charCodeAt(index.value) };
  }
  const key = textOf(index) ?? (index?.kind === 'number' ? String(index.value) : undefined);
  if (of?.kind === 'unknown') {
    return key === undefined ? (of.item ?? unknown(`${of.name}.item`)) : unknown(`${of.name}.${holeName(key)}`);
  }
  if (of?.kind !== 'map' || key === undefined) return undefined;
  return of.entries.find(([name]) => asText(name)?.text === key)?.[1];
}

function evaluateSlice(node: GoNode, frame: Frame, state: State, run: Run): readonly Evaluated[] {
  const operand = node.childForFieldName('operand');
  if (!operand) return [{ state, value: notUnderstood(node) }];
  const bounds = ['start', 'end'].map((name) => node.childForFieldName(name));
  const [start, end] = bounds.map((bound) => bound && evaluate(bound, frame, state, run)[0]?.value);
  return evaluate(operand, frame, state, run).map(({ state: after, value }) => {
    const from = start?.kind === 'number' ? start.value : 0;
    const to = end?.kind === 'number' ? end.value : undefined;
    const known = [start, end].every((bound) => !bound || bound.kind === 'number');
    const hole = value.kind === 'text' ? value.text.indexOf('<<') : -1;
    if (known && value.kind === 'text' && (hole < 0 || (to === undefined && from <= hole)))
      return { state: after, value: text(value.text.slice(from, to)) };
    if (known && value.kind === 'list')
      return { state: after, value: { kind: 'list', items: value.items.slice(from, to) } };
    if (value.kind === 'list') return { state: after, value };
    return { state: after, value: value.kind === 'unknown' ? unknown(`${value.name}.rest`) : notUnderstood(node) };
  });
}

function evaluateComposite(
  type: GoNode | null,
  body: GoNode | null,
  frame: Frame,
  state: State,
  run: Run,
): readonly Evaluated[] {
  const elements = body?.namedChildren.flatMap((child) => (child && child.type !== 'comment' ? [child] : [])) ?? [];
  if (/^(bytes\.Buffer|strings\.Builder)$/.test(type?.text ?? '')) return [newBuffer(`${frame.id}:${type?.id}`, state)];
  if (type?.type === 'slice_type' || type?.type === 'array_type' || type?.type === 'implicit_length_array_type') {
    const of = type.childForFieldName('element');
    return folded(elements, frame, state, run, of).map(({ state: after, values }) => ({
      state: after,
      value: { kind: 'list', items: values },
    }));
  }
  const keyed = elements.map((element) => {
    const [key, value] = element.type === 'keyed_element' ? element.namedChildren : [null, element];
    return { key, value: value ?? element };
  });
  const inMap = type?.type === 'map_type';
  const of = inMap ? type.childForFieldName('value') : null;
  return folded(
    keyed.map(({ value }) => value),
    frame,
    state,
    run,
    of,
  ).map(({ state: after, values }) => {
    if (inMap) {
      const entries = keyed.flatMap(({ key }, index): [GoValue, GoValue][] => {
        const name = key && evaluate(key, frame, after, run)[0]?.value;
        const value = values[index];
        return name && value ? [[name, value]] : [];
      });
      return { state: after, value: { kind: 'map', entries } };
    }
    const names = [...(run.pkg.structs.get(type?.text ?? '')?.keys() ?? [])];
    const fields = new Map<string, GoValue>();
    for (const [index, { key }] of keyed.entries()) {
      const value = values[index];
      // Without keys, fields come in the order in which they are declared; an embedded struct is named after its type.
      const name = key?.text ?? (value?.kind === 'struct' && names.includes(value.type) ? value.type : names[index]);
      if (value && name !== undefined) fields.set(name, value);
    }
    return { state: after, value: { kind: 'struct', type: type?.text ?? '', fields } };
  });
}

/** Elements of a list or map; one whose type is left away has that of the whole. */
function folded(nodes: readonly GoNode[], frame: Frame, state: State, run: Run, of: GoNode | null) {
  let ways: readonly { state: State; values: readonly GoValue[] }[] = [{ state, values: [] }];
  for (const node of nodes) {
    const inner = node.type === 'literal_element' ? (node.namedChildren[0] ?? node) : node;
    ways = ways.flatMap((way) =>
      (inner.type === 'literal_value'
        ? evaluateComposite(of, inner, frame, way.state, run)
        : evaluate(inner, frame, way.state, run)
      ).map((one) => ({ state: one.state, values: [...way.values, one.value] })),
    );
  }
  return ways;
}

export function newBuffer(id: string, state: State, content = text('')): Evaluated {
  const place = `buffer:${id}`;
  return { state: stored(state, place, content), value: { kind: 'buffer', place } };
}

function unescaped(literal: string): string {
  const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\', "'": "'", 0: '\0' };
  return literal
    .slice(1, -1)
    .replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)/g, (whole, code: string) =>
      /^[xu]./.test(code) ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (escapes[code] ?? whole),
    );
}

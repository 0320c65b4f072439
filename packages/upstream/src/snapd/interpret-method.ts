import { evaluate, type GoScope } from '../go/evaluate.ts';
import type { GoDeclaration, GoPackage } from '../go/go-package.ts';
import { type GoStruct, type GoValue, textOf } from '../go/go-value.ts';
import { methodOf } from '../go/method-of.ts';
import type { GoNode } from '../go/parse-go.ts';
import { type Decision, decide, negated, type PolicyCondition } from './condition-of.ts';
import {
  assignedIn,
  endsWithReturn,
  kebab,
  noError,
  onlyReportsError,
  parameterNames,
  touchesSpec,
} from './method-source.ts';

/** A call on the specification that a method builds: what it adds, and when. */
export interface SpecCall {
  readonly method: string;
  readonly args: readonly GoValue[];
  readonly conditions: readonly PolicyCondition[];
  readonly origin: { readonly at: string; readonly file: string; readonly line: number };
}

export interface Interpretation {
  readonly calls: readonly SpecCall[];
  /** What was left out since it is computed in a way not understood: the function and the source in short. */
  readonly computed: readonly string[];
}

const MOST_CALLS_DEEP = 6;

/**
 * Follows a method statement by statement. Values and conditions that only run time knows become holes and conditions; what
 * touches the specification in a way that is not understood is listed as computed, never guessed.
 */
export function interpretMethod(pkg: GoPackage, method: GoDeclaration, receiver: GoStruct): Interpretation {
  const run = new Run(pkg);
  run.call(method, [receiver], [], 0);
  return { calls: run.calls, computed: [...run.computed] };
}

interface Path {
  readonly variables: Map<string, GoValue>;
  conditions: readonly PolicyCondition[];
  /** The function has returned, or goes on only in a way not understood. */
  ended: boolean;
}

class Run {
  readonly calls: SpecCall[] = [];
  readonly computed = new Set<string>();
  readonly #pkg: GoPackage;
  #method: GoDeclaration | undefined;
  #depth = 0;

  constructor(pkg: GoPackage) {
    this.#pkg = pkg;
  }

  /** Follows a function with its receiver (if it has one) and arguments bound to their names. */
  call(
    declaration: GoDeclaration,
    values: readonly GoValue[],
    conditions: readonly PolicyCondition[],
    depth: number,
  ): void {
    const [outer, outerDepth] = [this.#method, this.#depth];
    this.#method = declaration;
    this.#depth = depth;
    const variables = new Map<string, GoValue>();
    const names = parameterNames(declaration.node);
    for (const [index, name] of names.entries()) {
      const value = values[index];
      if (value && name !== 'spec') variables.set(name, value);
    }
    const body = declaration.node.childForFieldName('body');
    if (body) this.#statements(body, { variables, conditions, ended: false });
    this.#method = outer;
    this.#depth = outerDepth;
  }

  #statements(block: GoNode, path: Path): void {
    for (const statement of block.namedChildren) {
      if (!statement || path.ended) continue;
      if (statement.type === 'statement_list') this.#statements(statement, path);
      else this.#statement(statement, path);
    }
  }

  #statement(node: GoNode, path: Path): void {
    switch (node.type) {
      case 'comment':
        return;
      case 'block':
        this.#statements(node, path);
        return;
      case 'return_statement':
        for (const call of node.descendantsOfType('call_expression'))
          if (call && touchesSpec(call)) this.#expression(call, path);
        path.ended = true;
        return;
      case 'short_var_declaration':
      case 'assignment_statement':
        this.#assign(node.childForFieldName('left'), node.childForFieldName('right'), path);
        return;
      case 'var_declaration':
        for (const spec of node.descendantsOfType('var_spec')) {
          const name = spec?.childForFieldName('name')?.text;
          const value = spec?.childForFieldName('value')?.namedChildren[0];
          if (name)
            path.variables.set(
              name,
              value ? evaluate(value, this.#scope(path)) : { kind: 'unknown', name: kebab(name) },
            );
        }
        return;
      case 'expression_statement':
        this.#expression(node.namedChildren[0] ?? node, path);
        return;
      case 'if_statement':
        this.#branch(node, path);
        return;
      case 'for_statement':
        this.#loop(node, path);
        return;
      default:
        this.#leaveOut(node);
    }
  }

  #assign(left: GoNode | null, right: GoNode | null, path: Path): void {
    const names = left?.namedChildren.flatMap((child) => (child ? [child.text] : [])) ?? [];
    const values = right?.namedChildren.flatMap((child) => (child ? [child] : [])) ?? [];
    for (const value of values) this.#sideEffects(value, path);
    for (const [index, name] of names.entries()) {
      const node = values[index];
      const value: GoValue =
        node && (names.length === values.length || index === 0)
          ? evaluate(node, this.#scope(path))
          : { kind: 'unknown', name };
      const told = value.kind !== 'unknown' || /^(slot|plug)-(label|snap)$|\.attr\./.test(value.name);
      if (name !== '_') path.variables.set(name, told ? value : { kind: 'unknown', name: kebab(name) });
    }
  }

  /** `plug.Attr("read", &read)` binds the variable to the attribute. */
  #sideEffects(node: GoNode, path: Path): void {
    if (node.type !== 'call_expression') return;
    const side = /^(plug|slot|attribs|attrs)\.(?:Static)?Attr$/.exec(
      node.childForFieldName('function')?.text ?? '',
    )?.[1];
    const [attribute, variable] = node.childForFieldName('arguments')?.namedChildren ?? [];
    if (side !== undefined && attribute && variable) {
      const name = textOf(evaluate(attribute, this.#scope(path)));
      const target = variable.text.replace(/^&/, '');
      if (name !== undefined)
        path.variables.set(target, { kind: 'unknown', name: `${side.startsWith('a') ? 'plug' : side}.attr.${name}` });
    } else if (touchesSpec(node)) this.#expression(node, path);
  }

  #expression(node: GoNode, path: Path): void {
    if (node.type !== 'call_expression') {
      if (touchesSpec(node)) this.#leaveOut(node);
      return;
    }
    const called = node.childForFieldName('function');
    const args = (node.childForFieldName('arguments')?.namedChildren ?? []).flatMap((arg) =>
      arg && arg.type !== 'comment' ? [arg] : [],
    );
    const held = called && path.variables.get(called.text);
    const method = /^spec\.(\w+)$/.exec(called?.text ?? '')?.[1] ?? (held?.kind === 'method' ? held.name : undefined);
    if (method !== undefined) {
      this.calls.push({
        method,
        args: args.map((arg) => evaluate(arg, this.#scope(path))),
        conditions: path.conditions,
        origin: this.#origin(node),
      });
      return;
    }
    const callee = this.#callee(called, path);
    const passed = args.some((arg) => touchesSpec(arg));
    if (callee && passed && this.#depth < MOST_CALLS_DEEP) {
      const values = args.map((arg) => evaluate(arg, this.#scope(path)));
      this.call(
        callee.declaration,
        callee.receiver ? [callee.receiver, ...values] : values,
        path.conditions,
        this.#depth + 1,
      );
    } else if (touchesSpec(node)) this.#leaveOut(node);
    else for (const argument of args) this.#sideEffects(argument, path);
  }

  /** A function of the package, or a method of a struct that is known, embedded ones included. */
  #callee(called: GoNode | null, path: Path): { declaration: GoDeclaration; receiver?: GoStruct } | undefined {
    if (!called) return undefined;
    const declared = this.#pkg.functions.get(called.text);
    if (declared) return { declaration: declared };
    const operand = called.childForFieldName('operand');
    const name = called.childForFieldName('field')?.text;
    const receiver = operand && name ? evaluate(operand, this.#scope(path)) : undefined;
    if (receiver?.kind !== 'struct' || name === undefined) return undefined;
    const declaration = methodOf(this.#pkg, receiver.type, name);
    return declaration && { declaration, receiver };
  }

  #branch(node: GoNode, path: Path): void {
    const initializer = node.childForFieldName('initializer');
    if (initializer) this.#statement(initializer, path);
    const condition = node.childForFieldName('condition');
    const consequence = node.childForFieldName('consequence');
    const alternative = node.childForFieldName('alternative');
    if (!condition || !consequence) return;
    if (onlyReportsError(condition, consequence) && !alternative) return;
    const decision = noError(condition)
      ? ({ kind: 'decided', value: true } as const)
      : decide(condition, this.#scope(path));
    const ends = this.#follow(consequence, decision, path);
    const opposite = negated(decision);
    const elseEnds = alternative ? this.#follow(alternative, opposite, path) : false;
    if (ends && elseEnds) path.ended = true;
    else if (ends) this.#goOn(opposite, node, path);
    else if (elseEnds) this.#goOn(decision, node, path);
  }

  /** Follows one side of a branch; true when it always returns. */
  #follow(block: GoNode, decision: Decision, path: Path): boolean {
    if (decision.kind === 'decided' && !decision.value) return false;
    if (decision.kind === 'not-understood' && touchesSpec(block)) {
      this.#leaveOut(block);
      return endsWithReturn(block);
    }
    const added = decision.kind === 'conditions' ? decision.conditions : [];
    const inner: Path = {
      variables: new Map(path.variables),
      conditions: [...path.conditions, ...added],
      ended: false,
    };
    this.#statement(block, inner);
    for (const [name, value] of inner.variables) {
      if (!path.variables.has(name) || path.variables.get(name) === value) continue;
      // What a branch assigns holds after it only where the branch is certain to be taken.
      path.variables.set(
        name,
        decision.kind === 'decided' ? value : eitherValue(name, value, path.variables.get(name)),
      );
    }
    if (decision.kind === 'decided' && inner.ended) path.ended = true;
    return inner.ended;
  }

  /** The rest of a function after a branch that returned. */
  #goOn(decision: Decision, node: GoNode, path: Path): void {
    if (decision.kind === 'conditions') path.conditions = [...path.conditions, ...decision.conditions];
    else if (decision.kind === 'decided') path.ended ||= !decision.value;
    else {
      path.ended = true;
      this.#leaveOut(node, 'what follows ');
    }
  }

  #loop(node: GoNode, path: Path): void {
    const body = node.childForFieldName('body');
    const clause = node.namedChildren.find((child) => child?.type === 'range_clause');
    const list = clause?.childForFieldName('right');
    const value = list ? evaluate(list, this.#scope(path)) : undefined;
    if (!body || value?.kind !== 'list') {
      if (body && touchesSpec(body)) this.#leaveOut(node);
      for (const assigned of assignedIn(body)) path.variables.set(assigned, { kind: 'unknown', name: kebab(assigned) });
      return;
    }
    const names = clause?.childForFieldName('left')?.namedChildren ?? [];
    for (const [index, item] of value.items.entries()) {
      if (names[0]) path.variables.set(names[0].text, { kind: 'text', text: String(index) });
      if (names[1]) path.variables.set(names[1].text, item);
      this.#statement(body, path);
    }
  }

  #leaveOut(node: GoNode, prefix = ''): void {
    if (!touchesSpec(node) && prefix === '') return;
    this.computed.add(
      `${this.#method?.name ?? ''}: ${prefix}${node.type.replaceAll('_', ' ')} at line ${node.startPosition.row + 1}`,
    );
  }

  #scope(path: Path): GoScope {
    return { pkg: this.#pkg, variables: path.variables };
  }

  #origin(node: GoNode): SpecCall['origin'] {
    return { at: this.#method?.name ?? '', file: this.#method?.file ?? '', line: node.startPosition.row + 1 };
  }
}

/** What a variable holds after a branch that may or may not be taken: one of two things. */
function eitherValue(variable: string, ...values: readonly (GoValue | undefined)[]): GoValue {
  const told = values.find((value) => value?.kind === 'unknown' && /^(slot|plug)-/.test(value.name));
  return told ?? { kind: 'unknown', name: kebab(variable) };
}

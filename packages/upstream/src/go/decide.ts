import { evaluate } from './evaluate.ts';
import { type GoValue, holeName, textOf } from './go-value.ts';
import type { GoNode } from './parse-go.ts';
import { FEATURES, factName, featureFact, opposite, type PolicyCondition } from './policy-condition.ts';
import type { Branches, Evaluated, Run } from './run.ts';
import { type Frame, type State, under } from './state.ts';

/** What the condition of an `if` comes to. What is not known splits the run: one way where it holds, one where not. */
export function decide(node: GoNode, frame: Frame, state: State, run: Run): Branches {
  if (node.type === 'parenthesized_expression' && node.namedChildren[0]) {
    return decide(node.namedChildren[0], frame, state, run);
  }
  const operand = node.childForFieldName('operand');
  if (node.type === 'unary_expression' && node.text.startsWith('!') && operand) {
    const { yes, no } = decide(operand, frame, state, run);
    return { yes: no, no: yes };
  }
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const operator = node.childForFieldName('operator')?.text ?? '';
  if (node.type === 'binary_expression' && left && right) {
    if (operator === '&&') return both(left, right, frame, state, run);
    if (operator === '||') return either(left, right, frame, state, run);
    return joined(
      evaluate(left, frame, state, run).flatMap((a) =>
        evaluate(right, frame, a.state, run).map((b) => compared(a.value, operator, b.value, b.state, node)),
      ),
    );
  }
  return joined(evaluate(node, frame, state, run).map((evaluated) => truth(evaluated, node)));
}

/** Whether two values are equal: of a `switch`. */
export function sameAs(a: GoValue, b: GoValue, state: State, node: GoNode): Branches {
  return compared(a, '==', b, state, node);
}

/** The ways on under a condition and its opposite. */
export function splitOn(condition: PolicyCondition, state: State): Branches {
  const named = { ...condition, fact: factName(condition.fact) };
  const [yes, no] = [under(state, named), under(state, opposite(named))];
  return { yes: yes ? [yes] : [], no: no ? [no] : [] };
}

function truth({ value, state }: Evaluated, node: GoNode): Branches {
  if (value.kind === 'boolean') return decided(value.value, state);
  if (value.kind === 'unknown') {
    return splitOn(value.test ?? { fact: value.name, op: 'eq', value: true }, state);
  }
  return splitOn({ fact: holeName(node.text), op: 'eq', value: true }, state);
}

function compared(a: GoValue, operator: string, b: GoValue, state: State, node: GoNode): Branches {
  if (operator === '!=') {
    const { yes, no } = compared(a, '==', b, state, node);
    return { yes: no, no: yes };
  }
  if (a.kind === 'number' && b.kind === 'number') {
    const known = {
      '==': a.value === b.value,
      '<': a.value < b.value,
      '>': a.value > b.value,
      '<=': a.value <= b.value,
      '>=': a.value >= b.value,
    }[operator];
    if (known !== undefined) return decided(known, state);
  }
  if (a.kind === 'unknown' && a.sign && a.test && operator === '<' && b.kind === 'number' && b.value === 0) {
    return splitOn(a.test, state);
  }
  const counted = countOf(a, operator, b);
  if (counted) return splitOn(counted, state);
  if (operator === '==') {
    const known = knownEqual(a, b);
    if (known !== undefined) return decided(known, state);
    const condition = equality(a, b) ?? equality(b, a);
    if (condition) return splitOn(condition, state);
  }
  return splitOn({ fact: holeName(node.text), op: 'eq', value: true }, state);
}

/** `len(list) > 0` and the like: whether there is one. */
function countOf(a: GoValue, operator: string, b: GoValue): PolicyCondition | undefined {
  if (a.kind !== 'unknown' || !a.name.endsWith('.length') || b.kind !== 'number' || b.value !== 0) return undefined;
  const fact = a.name.slice(0, -'.length'.length);
  if (operator === '>') return { fact, op: 'exists' };
  return operator === '==' ? { fact, op: 'missing' } : undefined;
}

function knownEqual(a: GoValue, b: GoValue): boolean | undefined {
  if (a.kind === 'text' && b.kind === 'text') {
    if (!a.text.includes('<<') && !b.text.includes('<<')) return a.text === b.text;
    if (a.text === b.text) return true;
    return couldBe(a.text, b.text) || couldBe(b.text, a.text) ? undefined : false;
  }
  if (a.kind === 'boolean' && b.kind === 'boolean') return a.value === b.value;
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  const [one, other] = a.kind === 'nil' ? [a, b] : [b, a];
  if (one.kind !== 'nil' || other.kind === 'unknown') return undefined;
  return (
    other.kind === 'nil' ||
    (other.kind === 'list' && other.items.length === 0) ||
    (other.kind === 'map' && other.entries.length === 0)
  );
}

/** Whether a text may be another one, whatever its holes stand for. */
function couldBe(text: string, other: string): boolean {
  const parts = text.split(/<<[^<>]*>>/);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  return (
    parts.length > 1 && other.startsWith(first) && other.endsWith(last) && parts.every((part) => other.includes(part))
  );
}

function equality(a: GoValue, b: GoValue): PolicyCondition | undefined {
  if (a.kind !== 'unknown') return undefined;
  const fact = a.name;
  switch (b.kind) {
    case 'nil':
      // What failed is missing.
      return { fact, op: a.failure ? 'exists' : 'missing' };
    case 'boolean':
      return { fact, op: 'eq', value: b.value };
    case 'number':
      // The first character of a text.
      if (fact.endsWith('.0')) return { fact: fact.slice(0, -2), op: 'starts', value: String.fromCodePoint(b.value) };
      return { fact, op: 'eq', value: String(b.value) };
    case 'unknown':
      if (b.test) return undefined;
      return fact.startsWith('plug.') || !b.name.startsWith('plug.')
        ? { fact, op: 'eq', value: `<<${b.name}>>` }
        : undefined;
    default: {
      const value = textOf(b);
      if (value === undefined || value.includes('<<')) return undefined;
      if (fact === FEATURES) return { fact: featureFact(value), op: 'eq', value: true };
      return value === '' && a.empty ? { fact, op: 'missing' } : { fact, op: 'eq', value };
    }
  }
}

function both(left: GoNode, right: GoNode, frame: Frame, state: State, run: Run): Branches {
  const first = decide(left, frame, state, run);
  const second = joined(first.yes.map((inner) => decide(right, frame, inner, run)));
  return { yes: second.yes, no: [...first.no, ...second.no] };
}

function either(left: GoNode, right: GoNode, frame: Frame, state: State, run: Run): Branches {
  const first = decide(left, frame, state, run);
  const second = joined(first.no.map((inner) => decide(right, frame, inner, run)));
  return { yes: [...first.yes, ...second.yes], no: second.no };
}

function joined(branches: readonly Branches[]): Branches {
  return { yes: branches.flatMap(({ yes }) => yes), no: branches.flatMap(({ no }) => no) };
}

function decided(value: boolean, state: State): Branches {
  return value ? { yes: [state], no: [] } : { yes: [], no: [state] };
}

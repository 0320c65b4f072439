import { decide, sameAs, splitOn } from './decide.ts';
import { evaluate, evaluateAll, newBuffer, poured, sum } from './evaluate.ts';
import { type GoValue, holeName, NIL, unknown } from './go-value.ts';
import { itemOfList } from './library.ts';
import type { GoNode } from './parse-go.ts';
import { factName } from './policy-condition.ts';
import type { Evaluated, Run } from './run.ts';
import { type Frame, merged, placeIn, placeOf, type State, stored, withoutFrame, withoutUnused } from './state.ts';
import { zeroValue } from './zero-value.ts';

/** A loop that goes round more often is not followed to its end. */
const MOST_ROUNDS = 64;

/** Where a run goes after a statement: on, or out of the loop or function. */
export interface Outcome {
  readonly next: readonly State[];
  readonly left: readonly Left[];
}

export interface Left {
  readonly flow: 'return' | 'break' | 'continue';
  readonly state: State;
  readonly value: GoValue;
}

/** Follows the statements of a block, each in all the ways that lead to it. */
export function executeBlock(block: GoNode, around: Frame, state: State, run: Run, inside?: Frame): Outcome {
  const frame = inside ?? run.newFrame(around.of, around);
  let next: readonly State[] = [state];
  const left: Left[] = [];
  const statements = statementsOf(block);
  for (const [index, statement] of statements.entries()) {
    const outcomes = next.map((one) => execute(statement, frame, one, run));
    next = outcomes.flatMap((outcome) => outcome.next);
    // What is not used any more keeps no ways apart.
    if (next.length > 1) {
      const used = namesAfter(statements, index);
      next = merged(next.map((one) => withoutUnused(one, frame, used)));
    }
    left.push(...outcomes.flatMap((outcome) => outcome.left));
    if (next.length > run.mostWays) {
      run.leaveOut(statement, frame, 'too many ways');
      next = next.slice(0, run.mostWays);
    }
  }
  return {
    next: merged(next.map((one) => withoutFrame(one, frame))),
    left: left.map((one) => ({ ...one, state: withoutFrame(one.state, frame) })),
  };
}

const namesByStatement = new WeakMap<GoNode, ReadonlySet<string>>();

/** The names that statements use after one, and functions that are written down before it. */
function namesAfter(statements: readonly GoNode[], index: number): ReadonlySet<string> {
  const last = statements[index] as GoNode;
  const known = namesByStatement.get(last);
  if (known) return known;
  const names = new Set<string>();
  const note = (node: GoNode): void => {
    for (const name of node.descendantsOfType('identifier')) if (name) names.add(name.text);
  };
  for (const statement of statements.slice(index + 1)) note(statement);
  for (const statement of statements.slice(0, index + 1)) {
    for (const literal of statement.descendantsOfType('func_literal')) if (literal) note(literal);
  }
  namesByStatement.set(last, names);
  return names;
}

function statementsOf(block: GoNode): readonly GoNode[] {
  return block.namedChildren.flatMap((child) => {
    // A list of expressions is what a case of a switch tests.
    if (
      !child ||
      child.type === 'comment' ||
      child.type === 'expression_list' ||
      child.type === 'fallthrough_statement'
    )
      return [];
    return child.type === 'statement_list' ? statementsOf(child) : [child];
  });
}

function execute(node: GoNode, frame: Frame, state: State, run: Run): Outcome {
  switch (node.type) {
    case 'block':
      return executeBlock(node, frame, state, run);
    case 'return_statement':
      return executeReturn(node, frame, state, run);
    case 'short_var_declaration':
    case 'assignment_statement':
      return goOn(executeAssignment(node, frame, state, run));
    case 'var_declaration':
    case 'const_declaration':
      return goOn(executeDeclaration(node, frame, state, run));
    case 'expression_statement':
      return goOn(
        node.namedChildren[0] ? evaluate(node.namedChildren[0], frame, state, run).map((one) => one.state) : [state],
      );
    case 'if_statement':
      return executeIf(node, run.newFrame(frame.of, frame), state, run);
    case 'for_statement':
      return executeLoop(node, run.newFrame(frame.of, frame), state, run);
    case 'expression_switch_statement':
    case 'type_switch_statement':
      return executeSwitch(node, run.newFrame(frame.of, frame), state, run);
    case 'break_statement':
      return { next: [], left: [{ flow: 'break', state, value: NIL }] };
    case 'continue_statement':
      return { next: [], left: [{ flow: 'continue', state, value: NIL }] };
    case 'inc_statement':
    case 'dec_statement':
      return goOn(counted(node, frame, state, run));
    case 'empty_statement':
    case 'type_declaration':
    case 'defer_statement':
      return goOn([state]);
    default:
      run.leaveOut(node, frame, 'not followed');
      return goOn([state]);
  }
}

function goOn(next: readonly State[]): Outcome {
  return { next, left: [] };
}

function executeReturn(node: GoNode, frame: Frame, state: State, run: Run): Outcome {
  const list = node.namedChildren[0];
  const nodes = list?.type === 'expression_list' ? list.namedChildren.flatMap((child) => (child ? [child] : [])) : [];
  return {
    next: [],
    left: evaluateAll(nodes, frame, state, run).map((way): Left => {
      const [first] = way.values;
      const value: GoValue = way.values.length > 1 ? { kind: 'tuple', items: way.values } : (first ?? NIL);
      return { flow: 'return', state: way.state, value };
    }),
  };
}

function executeDeclaration(node: GoNode, frame: Frame, state: State, run: Run): readonly State[] {
  let states: readonly State[] = [state];
  for (const spec of node.descendantsOfType(['var_spec', 'const_spec'])) {
    const names =
      spec?.childrenForFieldName('name').flatMap((name) => (name && name.type === 'identifier' ? [name.text] : [])) ??
      [];
    const type = spec?.childForFieldName('type')?.text ?? '';
    const nodes = spec?.childForFieldName('value')?.namedChildren.flatMap((child) => (child ? [child] : [])) ?? [];
    states = states.flatMap((before) => {
      if (nodes.length > 0) {
        return evaluateAll(nodes, frame, before, run).map((way) =>
          bound(names, spread(way.values, names.length), frame, way.state),
        );
      }
      return [
        names.reduce((now, name) => {
          if (type === 'bytes.Buffer' || type === 'strings.Builder') {
            const sink = run.outside.buffer?.(frame.of.name);
            if (sink) return stored(now, placeIn(frame, name), sink);
            const made = newBuffer(`${frame.id}:${name}`, now);
            return stored(made.state, placeIn(frame, name), made.value);
          }
          return stored(now, placeIn(frame, name), zeroValue(type) ?? unknown(holeName(name)));
        }, before),
      ];
    });
  }
  return states;
}

function bound(names: readonly string[], values: readonly GoValue[], frame: Frame, state: State): State {
  return names.reduce(
    (now, name, index) => stored(now, placeIn(frame, name), values[index] ?? unknown(holeName(name))),
    state,
  );
}

/** As many values as names: the results of one call, or a value and whether it is there. */
function spread(values: readonly GoValue[], names: number): readonly GoValue[] {
  const [only] = values;
  if (values.length === names || !only) return values;
  if (only.kind === 'tuple') return only.items;
  if (only.kind === 'unknown') {
    const rest: GoValue = only.sure ? NIL : { ...only, failure: true };
    return [only, ...Array.from({ length: names - 1 }, () => rest)];
  }
  return [only, ...Array.from({ length: names - 1 }, (): GoValue => NIL)];
}

function executeAssignment(node: GoNode, frame: Frame, state: State, run: Run): readonly State[] {
  const targets = node.childForFieldName('left')?.namedChildren.flatMap((child) => (child ? [child] : [])) ?? [];
  const nodes = node.childForFieldName('right')?.namedChildren.flatMap((child) => (child ? [child] : [])) ?? [];
  const operator = node.childForFieldName('operator')?.text ?? ':=';
  const [only] = nodes;
  if (operator === '+=' && targets[0] && only) {
    const pair = [targets[0], only];
    return evaluateAll(pair, frame, state, run).map((way) =>
      assigned(
        targets[0] as GoNode,
        poured(way.values, node, frame, way.state, run) ?? sum(way.values) ?? unknown(holeName(pair[0]?.text ?? '')),
        frame,
        way.state,
        run,
        false,
      ),
    );
  }
  const asks =
    nodes.length === 1 && targets.length === 2 && /^(index|type_assertion)_expression$/.test(only?.type ?? '');
  const ways: readonly { state: State; values: readonly GoValue[] }[] =
    asks && only
      ? evaluate(only, frame, state, run).map((one) => ({ state: one.state, values: [one.value, presence(one)] }))
      : evaluateAll(nodes, frame, state, run).map((way) => ({
          state: way.state,
          values: spread(way.values, targets.length),
        }));
  const declares = node.type === 'short_var_declaration';
  return ways.map((way) =>
    targets.reduce((now, target, index) => {
      const value = way.values[index] ?? unknown(holeName(target.text));
      return assigned(target, value, frame, now, run, declares);
    }, way.state),
  );
}

/** Whether an attribute is there, of `value, ok := attributes["name"]`. */
function presence({ value }: Evaluated): GoValue {
  if (value.kind !== 'unknown' || value.sure) return { kind: 'boolean', value: true };
  return { kind: 'unknown', name: `${value.name}.there`, test: { fact: value.name, op: 'exists' } };
}

function assigned(target: GoNode, value: GoValue, frame: Frame, state: State, run: Run, declares: boolean): State {
  if (target.text === '_') return state;
  if (target.type === 'identifier') {
    const known = declares ? placeIn(frame, target.text) : placeOf(state, frame, target.text);
    return stored(state, known ?? placeIn(frame, target.text), value);
  }
  const operand = target.childForFieldName('operand');
  const named = operand?.type === 'identifier' ? placeOf(state, frame, operand.text) : undefined;
  const held = named === undefined ? undefined : state.memory.get(named);
  const [place, whole] = held?.kind === 'pointer' ? [held.place, state.memory.get(held.place)] : [named, held];
  if (place === undefined || !whole) return state;
  if (target.type === 'selector_expression' && whole.kind === 'struct') {
    const field = target.childForFieldName('field')?.text ?? '';
    return stored(state, place, { ...whole, fields: new Map(whole.fields).set(field, value) });
  }
  const index = target.childForFieldName('index');
  if (target.type === 'index_expression' && whole.kind === 'list') {
    return stored(state, place, { kind: 'list', items: [...whole.items, value] });
  }
  if (target.type === 'index_expression' && whole.kind === 'map' && index) {
    const key = evaluate(index, frame, state, run)[0]?.value ?? unknown('key');
    const others = whole.entries.filter(([name]) => JSON.stringify(name) !== JSON.stringify(key));
    return stored(state, place, { kind: 'map', entries: [...others, [key, value]] });
  }
  return state;
}

/** `index++`, of a number that is known. */
function counted(node: GoNode, frame: Frame, state: State, run: Run): readonly State[] {
  const [target] = node.namedChildren;
  if (!target) return [state];
  const step = node.type === 'inc_statement' ? 1 : -1;
  return evaluate(target, frame, state, run).map(({ value, state: after }) =>
    value.kind === 'number'
      ? assigned(target, { ...value, value: value.value + step }, frame, after, run, false)
      : after,
  );
}

function executeIf(node: GoNode, frame: Frame, before: State, run: Run): Outcome {
  const initializer = node.childForFieldName('initializer');
  const condition = node.childForFieldName('condition');
  const consequence = node.childForFieldName('consequence');
  const alternative = node.childForFieldName('alternative');
  if (!condition || !consequence) return goOn([before]);
  const starts = initializer ? execute(initializer, frame, before, run).next : [before];
  const next: State[] = [];
  const left: Left[] = [];
  for (const start of starts) {
    const { yes, no } = decide(condition, frame, start, run);
    const then = yes.map((state) => executeBlock(consequence, frame, state, run));
    const otherwise = no.map((state) => (alternative ? execute(alternative, frame, state, run) : goOn([state])));
    // A side on which snapd refuses says nothing of the other: what is refused is not connected at all.
    next.push(
      ...sides(then, yes.length > 0 && alwaysFails(otherwise), start),
      ...sides(otherwise, no.length > 0 && alwaysFails(then), start),
    );
    left.push(...[...then, ...otherwise].flatMap((outcome) => outcome.left).filter((one) => !fails(one)));
    if (alwaysFails([...then, ...otherwise])) left.push(...[...then, ...otherwise].flatMap((outcome) => outcome.left));
  }
  const leaving = (state: State): State => withoutFrame(state, frame);
  return { next: merged(next.map(leaving)), left: left.map((one) => ({ ...one, state: leaving(one.state) })) };
}

function sides(outcomes: readonly Outcome[], certain: boolean, start: State): readonly State[] {
  const next = outcomes.flatMap((outcome) => outcome.next);
  return certain && next.length > 0 ? next.map((state) => ({ ...state, conditions: start.conditions })) : next;
}

function alwaysFails(outcomes: readonly Outcome[]): boolean {
  return (
    outcomes.length > 0 && outcomes.every(({ next, left }) => next.length === 0 && left.length > 0 && left.every(fails))
  );
}

/** Whether a function was left with an error. */
export function fails({ flow, value, state }: Left): boolean {
  const last = value.kind === 'tuple' ? value.items.at(-1) : value;
  if (flow !== 'return' || !last) return false;
  return (
    last.kind === 'error' ||
    (last.kind === 'unknown' &&
      last.failure === true &&
      state.conditions.some(({ fact, op }) => op === 'missing' && fact === factName(last.name)))
  );
}

function executeSwitch(node: GoNode, frame: Frame, before: State, run: Run): Outcome {
  const initializer = node.childForFieldName('initializer');
  const value = node.childForFieldName('value');
  const cases = node.namedChildren.flatMap((child) => (child && /_case$/.test(child.type) ? [child] : []));
  const starts = initializer ? execute(initializer, frame, before, run).next : [before];
  let open: readonly Evaluated[] = starts.flatMap((state) =>
    value ? evaluate(value, frame, state, run) : [{ state, value: { kind: 'boolean', value: true } as const }],
  );
  const outcomes: Outcome[] = [];
  let fallen: readonly State[] = [];
  const body = (branch: GoNode, states: readonly State[]): void => {
    const ended = merged([...states, ...fallen]).map((state) => executeBlock(branch, frame, state, run));
    const falls = branch.descendantsOfType('fallthrough_statement').length > 0;
    fallen = falls ? ended.flatMap(({ next }) => next) : [];
    outcomes.push(...(falls ? ended.map(({ left }) => ({ next: [], left })) : ended));
  };
  for (const branch of cases.filter(({ type }) => type !== 'default_case')) {
    const taken: State[] = [];
    const tests =
      branch.type === 'type_case'
        ? branch.childrenForFieldName('type')
        : (branch.childForFieldName('value')?.namedChildren ?? []);
    for (const test of tests) {
      if (!test) continue;
      const further: Evaluated[] = [];
      for (const one of open) {
        const { yes, no } = branchesOf(test, branch.type, one);
        taken.push(...yes);
        further.push(...no.map((state) => ({ ...one, state })));
      }
      open = further;
    }
    body(branch, taken);
  }
  const otherwise = cases.find(({ type }) => type === 'default_case');
  const rest = open.map(({ state }) => state);
  if (otherwise) body(otherwise, rest);
  else outcomes.push(goOn(rest));
  const left = outcomes.flatMap((outcome) => outcome.left);
  const leaving = (state: State): State => withoutFrame(state, frame);
  const broken = left.filter(({ flow }) => flow === 'break').map(({ state }) => state);
  return {
    next: merged([...outcomes.flatMap((outcome) => outcome.next), ...broken].map(leaving)),
    left: left.filter(({ flow }) => flow !== 'break').map((one) => ({ ...one, state: leaving(one.state) })),
  };

  function branchesOf(test: GoNode, type: string, one: Evaluated) {
    if (type === 'type_case') {
      const about = one.value.kind === 'unknown' ? one.value.name : 'value';
      return splitOn({ fact: `${holeName(about)}-type`, op: 'eq', value: test.text }, one.state);
    }
    if (!value) return decide(test, frame, one.state, run);
    const [against] = evaluate(test, frame, one.state, run);
    return sameAs(one.value, against?.value ?? unknown(holeName(test.text)), one.state, node);
  }
}

function executeLoop(node: GoNode, frame: Frame, before: State, run: Run): Outcome {
  const body = node.childForFieldName('body');
  if (!body) return goOn([before]);
  const clause = node.namedChildren.find((child) => child?.type === 'range_clause');
  const over = clause?.childForFieldName('right');
  const names = clause?.childForFieldName('left')?.namedChildren.flatMap((child) => (child ? [child.text] : [])) ?? [];
  const starts: readonly Evaluated[] = over
    ? evaluate(over, frame, before, run)
    : [{ state: before, value: unknown('loop') }];
  const outcomes = starts.map(({ state, value }) => {
    const known = roundsOf(value);
    if (known) return executeRounds(known, state);
    return (over ? undefined : executeWhile(state)) ?? executeOnce(value, state);
  });
  const leaving = (state: State): State => withoutFrame(state, frame);
  return {
    next: merged(outcomes.flatMap((outcome) => outcome.next).map(leaving)),
    left: outcomes.flatMap((outcome) => outcome.left).map((one) => ({ ...one, state: leaving(one.state) })),
  };

  function executeRounds(rounds: readonly (readonly GoValue[])[], start: State): Outcome {
    let states: readonly State[] = [start];
    const done: State[] = [];
    const left: Left[] = [];
    for (const round of rounds) {
      const outcome = states.map((state) => oneRound(round, state));
      states = merged(outcome.flatMap((one) => one.next));
      left.push(...outcome.flatMap((one) => one.left.filter(({ flow }) => flow === 'return')));
      done.push(...outcome.flatMap((one) => one.left.filter(({ flow }) => flow === 'break').map(({ state }) => state)));
    }
    return { next: [...states, ...done], left };
  }

  /** A loop whose condition is known each time it is asked; undefined when it is not, before anything is done. */
  function executeWhile(start: State): Outcome | undefined {
    const head = node.namedChildren.find((child) => child && child.type !== 'comment' && child.type !== 'block');
    const [initializer, condition, update] =
      head?.type === 'for_clause'
        ? ['initializer', 'condition', 'update'].map((name) => head.childForFieldName(name))
        : [undefined, head, undefined];
    if (!condition) return undefined;
    let states: readonly State[] = initializer ? execute(initializer, frame, start, run).next : [start];
    const done: State[] = [];
    const left: Left[] = [];
    for (let round = 0; states.length > 0; round += 1) {
      const asked = states.map((state) => decide(condition, frame, state, run));
      const open = asked.some(({ yes, no }) => yes.length > 0 && no.length > 0);
      if (open && round === 0) return undefined;
      done.push(...asked.flatMap(({ no }) => no));
      const outcomes = asked.flatMap(({ yes }) => yes).map((state) => oneRound([], state));
      left.push(...outcomes.flatMap((one) => one.left.filter(({ flow }) => flow === 'return')));
      done.push(
        ...outcomes.flatMap((one) => one.left.filter(({ flow }) => flow === 'break').map(({ state }) => state)),
      );
      const next = outcomes.flatMap((one) => one.next);
      states = merged(update ? next.flatMap((state) => execute(update, frame, state, run).next) : next);
      if (open || round >= MOST_ROUNDS) {
        if (states.length > 0) run.leaveOut(node, frame, 'too many rounds');
        return { next: [...states, ...done], left };
      }
    }
    return { next: done, left };
  }

  /** A list that only run time knows: nothing where it is empty, else the same for each of its items. */
  function executeOnce(value: GoValue, start: State): Outcome {
    const about = value.kind === 'unknown' && over ? value : undefined;
    const { yes, no } =
      about && !about.sure ? splitOn({ fact: about.name, op: 'exists' }, start) : { yes: [start], no: [] };
    const item = about ? itemOfList(about) : unknown('item');
    const key = unknown(about ? `${about.name}.key` : 'index');
    const outcomes = yes.map((state) => oneRound([key, item], state));
    const left = outcomes.flatMap((outcome) => outcome.left);
    return {
      next: [
        ...no,
        ...outcomes.flatMap((outcome) => outcome.next),
        ...left.filter(({ flow }) => flow === 'break').map(({ state }) => state),
      ],
      left: left.filter(({ flow }) => flow === 'return'),
    };
  }

  function oneRound(values: readonly GoValue[], start: State): Outcome {
    const outcome = executeBlock(
      body as GoNode,
      frame,
      bound(
        names.filter((name) => name !== '_'),
        names.flatMap((name, index) => (name === '_' ? [] : [values[index] ?? unknown('item')])),
        frame,
        start,
      ),
      run,
    );
    return {
      next: [...outcome.next, ...outcome.left.filter(({ flow }) => flow === 'continue').map(({ state }) => state)],
      left: outcome.left.filter(({ flow }) => flow !== 'continue'),
    };
  }
}

function roundsOf(value: GoValue): readonly (readonly GoValue[])[] | undefined {
  if (value.kind === 'list') return value.items.map((item, index) => [{ kind: 'number', value: index }, item]);
  if (value.kind === 'map') return value.entries.map(([key, item]) => [key, item]);
  return value.kind === 'nil' ? [] : undefined;
}

import { decide } from './decide.ts';
import { evaluate, valueOfName } from './evaluate.ts';
import { evaluateCall } from './evaluate-call.ts';
import { executeBlock, fails } from './execute.ts';
import type { GoDeclaration, GoPackage } from './go-package.ts';
import { type GoFunction, type GoValue, NIL, unknown } from './go-value.ts';
import { parametersOf, resultsOf } from './parameters.ts';
import type { GoNode } from './parse-go.ts';
import type { Branches, Evaluated, Outside, Run } from './run.ts';
import { type Frame, placeIn, START, type State, stored, withoutFrame } from './state.ts';
import { zeroValue } from './zero-value.ts';

const MOST_CALLS_DEEP = 8;
const MOST_WAYS = 256;

/**
 * Follows functions of a package statement by statement, in all the ways they may go. Values that only run time knows become
 * holes, and what decides on them becomes conditions; what is not followed is listed, never guessed.
 */
export class Interpreter implements Run {
  readonly pkg: GoPackage;
  readonly outside: Outside;
  readonly mostWays: number;
  /** What was not followed: the function and why. */
  readonly leftOut: Set<string>;
  /** What runs in several packages have in common: no two frames are one. */
  readonly #shared: { frames: number; depth: number };

  constructor(pkg: GoPackage, outside: Outside, mostWays = MOST_WAYS, within?: Interpreter) {
    this.pkg = pkg;
    this.outside = outside;
    this.mostWays = mostWays;
    this.leftOut = within?.leftOut ?? new Set();
    this.#shared = within ? within.#shared : { frames: 0, depth: 0 };
  }

  newFrame(of: Frame['of'], around?: Frame): Frame {
    this.#shared.frames += 1;
    return { id: this.#shared.frames, of, around };
  }

  within(pkg: GoPackage): Run {
    return new Interpreter(pkg, this.outside, this.mostWays, this);
  }

  /** The results of a call; ways that end in an error are left away: there snapd refuses. */
  call(called: GoFunction, args: readonly GoValue[], state: State): readonly Evaluated[] {
    const site = { state, at: called.name, file: called.file, line: called.node.startPosition.row + 1, run: this };
    const known = called.receiver && this.outside.function(called.name, [called.receiver, ...args], site);
    if (known) return known;
    const body = called.node.childForFieldName('body');
    if (!body || this.#shared.depth >= MOST_CALLS_DEEP) return [{ state, value: unknown(called.name) }];
    const of = { name: called.name, file: called.file };
    const frame = this.newFrame(of, called.frame);
    const bound = this.#bound(called, args, frame, state);
    this.#shared.depth += 1;
    const { next, left } = executeBlock(body, frame, bound, this, frame);
    this.#shared.depth -= 1;
    const leaving = (after: State): State => withoutFrame(after, frame);
    return [
      ...next.map((after) => ({ state: leaving(after), value: NIL })),
      ...left.filter((one) => !fails(one)).map((one) => ({ state: leaving(one.state), value: one.value })),
    ];
  }

  evaluateCall(node: GoNode, frame: Frame, state: State): readonly Evaluated[] {
    return evaluateCall(node, frame, state, this);
  }

  decide(node: GoNode, frame: Frame, state: State): Branches {
    return decide(node, frame, state, this);
  }

  /** The value of an expression that stands outside of functions. */
  constant(node: GoNode, receiver?: { readonly name: string; readonly value: GoValue }): GoValue {
    return agreed(this.ways(node, receiver).map(({ value }) => value));
  }

  /** The same, in each of the ways that it may be. */
  ways(node: GoNode, receiver?: { readonly name: string; readonly value: GoValue }): readonly Evaluated[] {
    const frame = this.newFrame({ name: '', file: '' });
    return evaluate(node, frame, receiver ? stored(START, placeIn(frame, receiver.name), receiver.value) : START, this);
  }

  /** What a name stands for outside of functions. */
  named(name: string): GoValue {
    return valueOfName(name, this.newFrame({ name: '', file: '' }), START, this);
  }

  /** Runs a method with what is given for its parameters by name. */
  run(method: GoDeclaration, receiver: GoValue, state: State = START): readonly Evaluated[] {
    const names = parametersOf(method.node).map(({ name }) => name);
    return this.call({ kind: 'function', ...method, receiver }, names.slice(1).map(unknown), state);
  }

  leaveOut(node: GoNode, frame: Frame, why: string): void {
    this.leftOut.add(`${frame.of.name}: ${why} (${node.type.replaceAll('_', ' ')})`);
  }

  #bound(called: GoFunction, args: readonly GoValue[], frame: Frame, state: State): State {
    const values = called.receiver === undefined ? args : [called.receiver, ...args];
    let now = state;
    for (const [index, { name, variadic, type }] of parametersOf(called.node).entries()) {
      const value: GoValue | undefined = variadic ? { kind: 'list', items: values.slice(index) } : values[index];
      if (name !== '' && name !== '_')
        now = stored(now, placeIn(frame, name), value ?? zeroValue(type) ?? unknown(name));
    }
    for (const { name, type } of resultsOf(called.node)) {
      if (name !== '') now = stored(now, placeIn(frame, name), zeroValue(type) ?? unknown(name));
    }
    return now;
  }
}

/** What several ways have in common; of structs, field by field. */
export function agreed(values: readonly GoValue[]): GoValue {
  const [first] = values;
  if (!first) return unknown('value');
  if (values.length === 1) return first;
  if (first.kind === 'struct' && values.every((value) => value.kind === 'struct')) {
    const fields = [...first.fields.keys()].map((name): [string, GoValue] => [
      name,
      agreed(values.map((value) => (value.kind === 'struct' ? value.fields.get(name) : undefined) ?? unknown(name))),
    ]);
    return { ...first, fields: new Map(fields) };
  }
  const same = values.every((value) => JSON.stringify(value) === JSON.stringify(first));
  return same ? first : unknown('run-time');
}

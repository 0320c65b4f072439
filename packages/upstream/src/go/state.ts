import type { GoValue } from './go-value.ts';
import { type Conjunction, conjoin, type PolicyCondition, simplified } from './policy-condition.ts';

/** The variables of a block: those of the blocks around it are seen too. */
export interface Frame {
  readonly id: number;
  /** The function whose block it is. */
  readonly of: { readonly name: string; readonly file: string };
  readonly around?: Frame | undefined;
}

/** What holds at one place of a run: the variables by place, and the conditions under which the run comes here. */
export interface State {
  readonly memory: ReadonlyMap<string, GoValue>;
  readonly conditions: Conjunction;
}

export const START: State = { memory: new Map(), conditions: [] };

export function placeIn(frame: Frame, name: string): string {
  return `${frame.id}.${name}`;
}

/** The place of a variable that is seen from a frame. */
export function placeOf(state: State, frame: Frame, name: string): string | undefined {
  for (let at: Frame | undefined = frame; at; at = at.around) {
    const place = placeIn(at, name);
    if (state.memory.has(place)) return place;
  }
  return undefined;
}

export function stored(state: State, place: string, value: GoValue): State {
  return { ...state, memory: new Map(state.memory).set(place, value) };
}

/** Without the variables of a block that is left. */
export function withoutFrame(state: State, frame: Frame): State {
  const prefix = `${frame.id}.`;
  return { ...state, memory: new Map([...state.memory].filter(([place]) => !place.startsWith(prefix))) };
}

/** Without the variables of a block that nothing asks for any more. */
export function withoutUnused(state: State, frame: Frame, used: ReadonlySet<string>): State {
  const prefix = `${frame.id}.`;
  const kept = [...state.memory].filter(([place]) => !place.startsWith(prefix) || used.has(place.slice(prefix.length)));
  return kept.length === state.memory.size ? state : { ...state, memory: new Map(kept) };
}

/** The state where a condition holds as well; undefined where it cannot. */
export function under(state: State, condition: PolicyCondition): State | undefined {
  const conditions = conjoin(state.conditions, condition);
  return conditions && { ...state, conditions };
}

/** States that know the same become one. */
export function merged(states: readonly State[]): readonly State[] {
  if (states.length < 2) return states;
  const groups = new Map<string, State[]>();
  for (const state of states) {
    const key = fingerprint(state);
    const group = groups.get(key);
    if (group) group.push(state);
    else groups.set(key, [state]);
  }
  return [...groups.values()].flatMap((group) =>
    group.length === 1 || !group[0]
      ? group
      : simplified(group.map(({ conditions }) => conditions)).map((conditions) => ({
          memory: (group[0] as State).memory,
          conditions,
        })),
  );
}

function fingerprint({ memory }: State): string {
  return JSON.stringify([...memory].map(([place, value]) => [place, printOf(value)]).sort());
}

const printed = new WeakMap<GoValue, string>();

function printOf(value: GoValue): string {
  let print = printed.get(value);
  if (print === undefined) {
    print = JSON.stringify(plain(value));
    printed.set(value, print);
  }
  return print;
}

function plain(value: GoValue): unknown {
  switch (value.kind) {
    case 'text':
      return ['text', value.text];
    case 'list':
    case 'tuple':
      return [value.kind, ...value.items.map(printOf)];
    case 'map':
      return ['map', ...value.entries.map(([key, item]) => [printOf(key), printOf(item)])];
    case 'struct':
      return ['struct', value.type, ...[...value.fields].map(([name, field]) => [name, printOf(field)])];
    case 'function':
      return ['function', value.file, value.node.id, value.frame?.id ?? 0];
    case 'member':
      return ['member', value.of.name, value.name];
    default:
      return value;
  }
}

import type { GoStruct, GoValue } from '../go/go-value.ts';
import { textOf } from '../go/go-value.ts';
import { agreed, Interpreter } from '../go/interpret.ts';
import { methodOf } from '../go/method-of.ts';
import type { Conjunction } from '../go/policy-condition.ts';
import type { Evaluated } from '../go/run.ts';
import { START, type State } from '../go/state.ts';
import { SnapdOutside } from './snapd-outside.ts';
import type { SnapdSource } from './snapd-source.ts';

/** An interface as the package registers it. */
export interface RegisteredInterface {
  readonly name: string;
  readonly struct: GoStruct;
  /** What `StaticInfo` says, by Go's field names, in each of the ways that it may go. */
  readonly infos: readonly StaticInfo[];
  /** Where it is registered. */
  readonly file: string;
  readonly line: number;
}

interface StaticInfo {
  readonly fields: ReadonlyMap<string, GoValue>;
  readonly conditions: Conjunction;
}

/** All interfaces that the package's `init` functions register. */
export function findInterfaces(source: SnapdSource): readonly RegisteredInterface[] {
  const found: RegisteredInterface[] = [];
  for (const { node, file } of source.interfaces.inits) {
    for (const call of node.descendantsOfType('call_expression')) {
      if (call?.childForFieldName('function')?.text !== 'registerIface') continue;
      const argument = call.childForFieldName('arguments')?.namedChildren[0];
      const ways = argument ? runOn(source).ways(argument) : [];
      const struct = agreed(ways.map(({ value }) => value));
      if (struct.kind !== 'struct') continue;
      const [name, ...others] = results(source, struct, 'Name');
      const told = others.length === 0 ? textOf(name?.value) : undefined;
      if (told === undefined) continue;
      const infos = ways.flatMap((way) => staticInfos(source, way));
      found.push({ name: told, struct, infos, file, line: call.startPosition.row + 1 });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function staticInfos(source: SnapdSource, { value, state }: Evaluated): readonly StaticInfo[] {
  if (value.kind !== 'struct') return [];
  return results(source, value, 'StaticInfo', state).flatMap((way) =>
    way.value.kind === 'struct' ? [{ fields: way.value.fields, conditions: way.state.conditions }] : [],
  );
}

/** What a method without parameters of its own gives. */
function results(source: SnapdSource, struct: GoStruct, method: string, state: State = START): readonly Evaluated[] {
  const declaration = methodOf(source.interfaces, struct.type, method);
  return declaration ? runOn(source).run(declaration, struct, state) : [];
}

function runOn(source: SnapdSource): Interpreter {
  return new Interpreter(source.interfaces, new SnapdOutside(source));
}

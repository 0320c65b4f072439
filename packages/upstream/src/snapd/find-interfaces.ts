import { type GoStruct, type GoValue, textOf } from '../go/go-value.ts';
import { agreed, Interpreter } from '../go/interpret.ts';
import { methodOf } from '../go/method-of.ts';
import type { Evaluated } from '../go/run.ts';
import { SnapdOutside } from './snapd-outside.ts';
import type { SnapdSource } from './snapd-source.ts';

/** An interface as the package registers it. */
export interface RegisteredInterface {
  readonly name: string;
  readonly struct: GoStruct;
  /** What `StaticInfo` says, by Go's field names. */
  readonly info: ReadonlyMap<string, GoValue>;
}

/** All interfaces that the package's `init` functions register. */
export function findInterfaces(source: SnapdSource): readonly RegisteredInterface[] {
  const found: RegisteredInterface[] = [];
  for (const { node } of source.interfaces.inits) {
    for (const call of node.descendantsOfType('call_expression')) {
      if (call?.childForFieldName('function')?.text !== 'registerIface') continue;
      const argument = call.childForFieldName('arguments')?.namedChildren[0];
      const struct = argument ? runOn(source).constant(argument) : undefined;
      if (struct?.kind !== 'struct') continue;
      const name = textOf(returned(source, struct, 'Name'));
      if (name !== undefined) found.push({ name, struct, info: staticInfo(source, struct) });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What `StaticInfo` gives, field by field; where that depends on the host, the field is unknown. */
function staticInfo(source: SnapdSource, struct: GoStruct): ReadonlyMap<string, GoValue> {
  const info = agreed(results(source, struct, 'StaticInfo').map(({ value }) => value));
  return info.kind === 'struct' ? info.fields : new Map();
}

/** What a method without parameters of its own gives; undefined when that depends on what only run time knows. */
export function returned(source: SnapdSource, struct: GoStruct, method: string): GoValue | undefined {
  const [only, ...others] = results(source, struct, method);
  return others.length === 0 ? only?.value : undefined;
}

function results(source: SnapdSource, struct: GoStruct, method: string): readonly Evaluated[] {
  const declaration = methodOf(source.interfaces, struct.type, method);
  return declaration ? runOn(source).run(declaration, struct) : [];
}

function runOn(source: SnapdSource): Interpreter {
  return new Interpreter(source.interfaces, new SnapdOutside(source));
}

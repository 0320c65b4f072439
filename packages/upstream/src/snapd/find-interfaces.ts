import { evaluate } from '../go/evaluate.ts';
import type { GoPackage } from '../go/go-package.ts';
import { type GoStruct, type GoValue, textOf } from '../go/go-value.ts';
import { methodOf } from '../go/method-of.ts';

/** An interface as the package registers it. */
export interface RegisteredInterface {
  readonly name: string;
  readonly struct: GoStruct;
  /** What `StaticInfo` says, by Go's field names. */
  readonly info: ReadonlyMap<string, GoValue>;
}

/** All interfaces that the package's `init` functions register. */
export function findInterfaces(pkg: GoPackage): readonly RegisteredInterface[] {
  const found: RegisteredInterface[] = [];
  for (const { node } of pkg.inits) {
    for (const call of node.descendantsOfType('call_expression')) {
      if (call?.childForFieldName('function')?.text !== 'registerIface') continue;
      const argument = call.childForFieldName('arguments')?.namedChildren[0];
      const struct = argument ? evaluate(argument, { pkg, variables: new Map() }) : undefined;
      if (struct?.kind !== 'struct') continue;
      const name = textOf(returned(pkg, struct, 'Name'));
      if (name !== undefined) found.push({ name, struct, info: staticInfo(pkg, struct) });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What `StaticInfo` gives: a struct, or that of the embedded interface with some fields computed anew. */
function staticInfo(pkg: GoPackage, struct: GoStruct): ReadonlyMap<string, GoValue> {
  const info = returned(pkg, struct, 'StaticInfo');
  if (info?.kind === 'struct') return info.fields;
  const embedded = struct.fields.get('commonInterface');
  const fields = new Map(embedded?.kind === 'struct' ? staticInfo(pkg, embedded) : []);
  for (const assignment of methodOf(pkg, struct.type, 'StaticInfo')?.node.descendantsOfType('assignment_statement') ??
    []) {
    const field = /^info\.(\w+)$/.exec(assignment?.childForFieldName('left')?.text ?? '')?.[1];
    if (field !== undefined) fields.set(field, { kind: 'unknown', name: field });
  }
  return fields;
}

/** What a method that is a single `return` gives. */
export function returned(pkg: GoPackage, struct: GoStruct, method: string): GoValue | undefined {
  const declaration = methodOf(pkg, struct.type, method);
  const statements = declaration?.node.descendantsOfType('return_statement') ?? [];
  const statement = statements.length === 1 ? statements[0] : undefined;
  const expression = statement?.namedChildren[0]?.namedChildren[0];
  const receiver = declaration?.node.childForFieldName('receiver')?.descendantsOfType('identifier')[0]?.text ?? '';
  return expression ? evaluate(expression, { pkg, variables: new Map([[receiver, struct]]) }) : undefined;
}

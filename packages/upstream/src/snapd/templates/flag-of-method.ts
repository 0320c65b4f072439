import type { GoDeclaration, GoPackage } from '../../go/go-package.ts';
import type { GoValue } from '../../go/go-value.ts';

/** What a method of a specification gives where interfaces set a flag, and where none does. */
export interface SpecificationFlag {
  /** As the calls that set it are named: "SuppressPtraceTrace". */
  readonly name: string;
  readonly set: GoValue;
  readonly unset: GoValue;
}

/** The flag that a method tells of: it gives a field, and some `Set…` sets that. Undefined for any other method. */
export function flagOfMethod(pkg: GoPackage, method: GoDeclaration): SpecificationFlag | undefined {
  const body = method.node.childForFieldName('body')?.text ?? '';
  const field = /^\{\s*return spec\.(\w+)\s*\}$/.exec(body)?.[1];
  if (field === undefined) return undefined;
  for (const { name, node } of pkg.methods.values()) {
    const setter = /^Specification\.Set(\w+)$/.exec(name)?.[1];
    const value = new RegExp(`spec\\.${field} = (\\w+)`).exec(node.text)?.[1];
    if (setter === undefined || value === undefined) continue;
    const counted = pkg.counted.get(value);
    return counted
      ? { name: setter, set: { kind: 'number', ...counted }, unset: { kind: 'number', ...counted, value: 0 } }
      : { name: setter, set: { kind: 'boolean', value: true }, unset: { kind: 'boolean', value: false } };
  }
  return undefined;
}

import type { GoDeclaration, GoPackage } from './go-package.ts';

/** The method of a struct type, or of one that it embeds. */
export function methodOf(pkg: GoPackage, type: string, name: string): GoDeclaration | undefined {
  const own = pkg.methods.get(`${type}.${name}`);
  if (own) return own;
  for (const embedded of pkg.structs.get(type)?.keys() ?? []) {
    const found = pkg.structs.has(embedded) ? methodOf(pkg, embedded, name) : undefined;
    if (found) return found;
  }
  return undefined;
}

import type { Declaration, DeclarationValue } from './declaration.ts';

/** An attribute on which a declaration depends, and one thing that it wants of it. */
export interface AttributeConstraint {
  readonly side: 'plug' | 'slot';
  readonly attribute: string;
  /** An expression, `$MISSING`, or a reference. */
  readonly wanted: string;
}

/** Every attribute that a declaration constrains by a text; maps within attributes are left out. */
export function constrainedAttributes(declaration: Declaration): readonly AttributeConstraint[] {
  const found: AttributeConstraint[] = [];
  for (const rules of [declaration.plug, declaration.slot]) {
    for (const constraints of alternatives(Object.values(rules ?? {}))) {
      for (const side of ['plug', 'slot'] as const) {
        for (const attributes of alternatives([constraints[`${side}-attributes`] ?? ''])) {
          for (const [attribute, value] of Object.entries(attributes)) {
            for (const wanted of texts(value)) found.push({ side, attribute, wanted });
          }
        }
      }
    }
  }
  return found;
}

type DeclarationMap = { readonly [key: string]: DeclarationValue };

function alternatives(values: readonly DeclarationValue[]): readonly DeclarationMap[] {
  return values
    .flatMap((value): readonly DeclarationValue[] => (isList(value) ? value : [value]))
    .filter((value): value is DeclarationMap => typeof value !== 'string' && !isList(value));
}

function texts(value: DeclarationValue): readonly string[] {
  return (isList(value) ? value : [value]).filter((one) => typeof one === 'string');
}

function isList(value: DeclarationValue): value is readonly DeclarationValue[] {
  return Array.isArray(value);
}

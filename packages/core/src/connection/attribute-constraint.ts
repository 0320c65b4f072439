import { compatLabelsMatch } from './compat-label.ts';
import type { ConnectionCandidate } from './connection-candidate.ts';
import type { Attributes } from './connection-question.ts';
import type { DeclarationValue } from './declaration.ts';
import { wholeMatch } from './whole-match.ts';

const OPERATION = /^\$([A-Z][A-Z_]*)\(([^,]+)\)$/;

/**
 * Whether the attributes of a plug or slot fit a constraint, as snapd's asserts/constraint.go means it. `candidate` is null
 * where only one side is there, at installation: what refers to the other side fits nothing then.
 */
export function attributesMatch(
  constraint: DeclarationValue,
  attributes: Attributes,
  candidate: ConnectionCandidate | null,
): boolean {
  if (isList(constraint)) return constraint.some((one) => attributesMatch(one, attributes, candidate));
  // snapd refuses a declaration that has a text here.
  if (typeof constraint === 'string') return false;
  return entriesMatch(constraint, (path) => lookUp(attributes, path), candidate);
}

function entriesMatch(
  constraint: { readonly [key: string]: DeclarationValue },
  valueAt: (name: string) => unknown,
  candidate: ConnectionCandidate | null,
): boolean {
  return Object.entries(constraint).every(([name, wanted]) => {
    const value = valueAt(name);
    // A list of alternatives does not hold for what is not set, not even with $MISSING among them.
    if (!isSet(value)) return wanted === '$MISSING';
    return valueMatches(wanted, value, candidate);
  });
}

function valueMatches(wanted: DeclarationValue, value: unknown, candidate: ConnectionCandidate | null): boolean {
  if (typeof wanted === 'string' && wanted.startsWith('$')) return referenceMatches(wanted, value, candidate);
  // Every element of a list has to fit; an empty one does.
  if (isList(value)) return value.every((item) => valueMatches(wanted, item, candidate));
  if (isList(wanted)) return wanted.some((one) => valueMatches(one, value, candidate));
  if (typeof wanted === 'string') {
    const text = scalarText(value);
    return text !== null && wholeMatch(wanted, text);
  }
  return isMap(value) && entriesMatch(wanted, (name) => own(value, name), candidate);
}

/** `$SLOT(x)`, `$PLUG(x)`, `$SLOT_COMPAT(x)`, `$PLUG_COMPAT(x)`, `$PLUG_PUBLISHER_ID`, `$SLOT_PUBLISHER_ID`; `$MISSING` fits nothing that is set. */
function referenceMatches(wanted: string, value: unknown, candidate: ConnectionCandidate | null): boolean {
  if (candidate === null) return false;
  if (wanted === '$PLUG_PUBLISHER_ID') return value === candidate.plug.publisherId;
  if (wanted === '$SLOT_PUBLISHER_ID') return value === candidate.slot.publisherId;
  const [, operation, path = ''] = OPERATION.exec(wanted) ?? [];
  switch (operation) {
    case 'SLOT':
      return equalValues(value, lookUp(candidate.slot.attributes, path));
    case 'PLUG':
      return equalValues(value, lookUp(candidate.plug.attributes, path));
    case 'SLOT_COMPAT':
      return labelsMatch(value, lookUp(candidate.slot.attributes, path), candidate);
    case 'PLUG_COMPAT':
      return labelsMatch(value, lookUp(candidate.plug.attributes, path), candidate);
    default:
      return false;
  }
}

/** For the content interface they are an experiment that has to be switched on. */
function labelsMatch(one: unknown, other: unknown, candidate: ConnectionCandidate): boolean {
  if (candidate.interface === 'content' && candidate.question.compatLabels !== true) return false;
  return typeof one === 'string' && typeof other === 'string' && compatLabelsMatch(one, other);
}

/** The attribute at a path of names joined by dots. */
function lookUp(attributes: Attributes, path: string): unknown {
  let value: unknown = attributes;
  for (const name of path.split('.').filter(Boolean)) {
    if (!isMap(value)) return undefined;
    value = own(value, name);
  }
  return value;
}

/** What snapd's scalars are as text; it takes no fractions. */
function scalarText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' || Number.isSafeInteger(value) ? String(value) : null;
}

function equalValues(one: unknown, other: unknown): boolean {
  if (isList(one)) {
    return isList(other) && one.length === other.length && one.every((item, index) => equalValues(item, other[index]));
  }
  if (!isMap(one) || !isMap(other)) return one === other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => equalValues(own(one, name), own(other, name)))
  );
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isMap(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList<T>(value: unknown | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

/** Attributes may be called like anything that objects have by birth. */
function own(map: Attributes, name: string): unknown {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

import type { Attributes, ConnectionCandidate } from './connection-candidate.ts';
import type { DeclarationValue } from './declaration.ts';

/**
 * Whether the constraints of a rule hold for a candidate, as snapd's asserts/ifacedecls.go means them: "true" and "false",
 * one set of constraints, or a list of alternatives. A constraint that needs what nobody here can know (the id of a snap, a
 * store, a model) does not hold.
 */
export function constraintsMatch(constraints: DeclarationValue, candidate: ConnectionCandidate): boolean {
  if (typeof constraints === 'string') return constraints === 'true';
  if (isList(constraints)) return constraints.some((alternative) => constraintsMatch(alternative, candidate));
  return Object.entries(constraints).every(([key, value]) => constraintHolds(key, value, candidate));
}

function constraintHolds(key: string, value: DeclarationValue, candidate: ConnectionCandidate): boolean {
  switch (key) {
    case 'plug-snap-type':
      return listed(value).includes(candidate.plugSnapType);
    case 'slot-snap-type':
      return listed(value).includes(candidate.slotSnapType);
    case 'on-classic':
      return value === 'false' ? candidate.system === 'core' : candidate.system === 'classic';
    // Ubuntu Core with a desktop is none of the two systems that are told apart here.
    case 'on-core-desktop':
      return value === 'false';
    case 'plug-publisher-id':
    case 'slot-publisher-id':
      return (
        candidate.samePublisher &&
        listed(value).some((id) => id === '$SLOT_PUBLISHER_ID' || id === '$PLUG_PUBLISHER_ID')
      );
    case 'plug-attributes':
      return attributesMatch(value, candidate.plugAttributes, candidate);
    case 'slot-attributes':
      return attributesMatch(value, candidate.slotAttributes, candidate);
    // They bound how many connections are made, not whether one may be.
    case 'slots-per-plug':
    case 'plugs-per-slot':
      return true;
    default:
      return false;
  }
}

function attributesMatch(
  constraint: DeclarationValue,
  attributes: Attributes,
  candidate: ConnectionCandidate,
): boolean {
  if (typeof constraint === 'string') return constraint === 'true';
  if (isList(constraint)) return constraint.some((alternative) => attributesMatch(alternative, attributes, candidate));
  return Object.entries(constraint).every(([name, wanted]) => valueMatches(wanted, attributes[name], candidate));
}

function valueMatches(wanted: DeclarationValue, value: unknown, candidate: ConnectionCandidate): boolean {
  if (isList(wanted)) return wanted.some((alternative) => valueMatches(alternative, value, candidate));
  if (wanted === '$MISSING') return value === undefined;
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => valueMatches(wanted, item, candidate));
  if (typeof wanted !== 'string') {
    return typeof value === 'object' && value !== null && attributesMatch(wanted, value as Attributes, candidate);
  }
  if (value === undefined) return false;
  const reference = /^\$(SLOT|PLUG)(?:_COMPAT)?\((.+)\)$/.exec(wanted);
  if (reference) {
    const other = reference[1] === 'SLOT' ? candidate.slotAttributes : candidate.plugAttributes;
    return other[reference[2] ?? ''] !== undefined && String(other[reference[2] ?? '']) === String(value);
  }
  return wholeMatch(wanted, String(value));
}

/** Expressions come from snapd, never from a paste; one that is not understood matches nothing. */
function wholeMatch(expression: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${expression})$`).test(text);
  } catch {
    return false;
  }
}

function listed(value: DeclarationValue): readonly DeclarationValue[] {
  return isList(value) ? value : [value];
}

function isList(value: DeclarationValue): value is readonly DeclarationValue[] {
  return Array.isArray(value);
}

import { attributesMatch } from './attribute-constraint.ts';
import type { ConnectionCandidate, ConnectionEnd } from './connection-candidate.ts';
import type { ConnectionQuestion } from './connection-question.ts';
import type { DeclarationValue } from './declaration.ts';
import { isLookedAt, type RuleScope } from './rule-scope.ts';
import { wholeMatch } from './whole-match.ts';

export interface ConstraintsMatch {
  readonly holds: boolean;
  /** Constraints by their names: those of the alternative that holds, or those for which each fails. */
  readonly constraints: readonly string[];
  /** Auto-connects to as many slots as there are (`slots-per-plug: *`), and not only where there is just one. */
  readonly anySlots: boolean;
}

/**
 * Whether the constraints of a rule hold for a candidate, as snapd's asserts/ifacedecls.go and interfaces/policy mean them:
 * "true" and "false", one set of constraints, or a list of alternatives. A constraint that needs what nobody here can know
 * (the id of a snap, a store, a model) does not hold.
 */
export function constraintsMatch(
  constraints: DeclarationValue,
  scope: RuleScope,
  candidate: ConnectionCandidate,
): ConstraintsMatch {
  if (typeof constraints === 'string') return { holds: constraints === 'true', constraints: [], anySlots: false };
  const alternatives: readonly DeclarationValue[] = isList(constraints) ? constraints : [constraints];
  const failed = new Set<string>();
  for (const alternative of alternatives) {
    if (typeof alternative === 'string' || isList(alternative)) continue;
    const names = Object.keys(alternative).filter((name) => isLookedAt(name, scope));
    const failing = names.filter((name) => !constraintHolds(name, alternative[name] ?? '', scope, candidate));
    if (failing.length === 0) {
      return { holds: true, constraints: names, anySlots: alternative['slots-per-plug'] === '*' };
    }
    for (const name of failing) failed.add(name);
  }
  return { holds: false, constraints: [...failed], anySlots: false };
}

function constraintHolds(
  name: string,
  value: DeclarationValue,
  { of }: RuleScope,
  candidate: ConnectionCandidate,
): boolean {
  const { plug, slot, question } = candidate;
  switch (name) {
    case 'plug-names':
      return listed(value).some((one) => nameMatches(one, plug.name, candidate));
    case 'slot-names':
      return listed(value).some((one) => nameMatches(one, slot.name, candidate));
    case 'plug-attributes':
      return attributesMatch(value, plug.attributes, of === 'connection' ? candidate : null);
    case 'slot-attributes':
      return attributesMatch(value, slot.attributes, of === 'connection' ? candidate : null);
    case 'plug-snap-type':
      return listed(value).includes(plug.snapType);
    case 'slot-snap-type':
      return listed(value).includes(slot.snapType);
    case 'plug-publisher-id':
      return publisherMatches(value, plug, { $SLOT_PUBLISHER_ID: slot.publisherId });
    case 'slot-publisher-id':
      return publisherMatches(value, slot, { $PLUG_PUBLISHER_ID: plug.publisherId });
    case 'on-classic':
      return onClassic(value, question);
    case 'on-core-desktop':
      return (value === 'true') === (question.system === 'core' && question.coreDesktop === true);
    default:
      return false;
  }
}

function nameMatches(wanted: DeclarationValue, name: string, candidate: ConnectionCandidate): boolean {
  if (typeof wanted !== 'string') return false;
  return wanted.startsWith('$') ? wanted === '$INTERFACE' && name === candidate.interface : wholeMatch(wanted, name);
}

/** Accounts that are not known match nothing, and are not equal to each other. */
function publisherMatches(
  value: DeclarationValue,
  { publisherId }: ConnectionEnd,
  others: Readonly<Record<string, string>>,
): boolean {
  if (publisherId === '') return false;
  return listed(value).some((id) => typeof id === 'string' && (id.startsWith('$') ? others[id] : id) === publisherId);
}

/** "true", "false", or a list of distributions: "ubuntu", "ubuntu/" (without a variant), "ubuntu/core", "ubuntu/*". */
function onClassic(value: DeclarationValue, { system, distribution }: ConnectionQuestion): boolean {
  if (value === 'false') return system === 'core';
  if (system !== 'classic') return false;
  if (!isList(value)) return value === 'true';
  return value.some((wanted) => {
    const [id, variant = '*'] = String(wanted).split('/');
    return id === distribution?.id && (variant === '*' || variant === (distribution?.variantId ?? ''));
  });
}

function listed(value: DeclarationValue): readonly DeclarationValue[] {
  return isList(value) ? value : [value];
}

function isList(value: DeclarationValue): value is readonly DeclarationValue[] {
  return Array.isArray(value);
}

import type { ConnectionReason } from '@whyblocked/contract';
import type { ConnectionCandidate } from './connection-candidate.ts';
import { constraintsMatch } from './constraints-match.ts';
import type { Declaration, DeclarationRules } from './declaration.ts';

/** The rules that count: the first that are there hide all others, whatever they speak of. */
interface RulesInForce {
  readonly rules: DeclarationRules;
  readonly side: 'plug' | 'slot';
  readonly source: 'store' | 'base';
}

export interface Decision {
  readonly reason: ConnectionReason;
  /** See {@link ConstraintsMatch}. */
  readonly anySlots: boolean;
}

interface Declarations {
  readonly store: Declaration;
  readonly base: Declaration;
}

/** Whether a snap with this side may be installed, as snapd's InstallCandidate checks it. */
export function decideInstallation(
  side: 'plug' | 'slot',
  declarations: Declarations,
  candidate: ConnectionCandidate,
): Decision {
  const inForce = firstRules([
    ['store', side, declarations.store],
    ['base', side, declarations.base],
  ]);
  return decide(side === 'plug' ? 'installation' : 'slot-installation', 'installation', inForce, candidate);
}

/** Whether plug and slot may be connected, or are by themselves, as snapd's ConnectCandidate checks it. */
export function decideConnection(
  what: 'connection' | 'auto-connection',
  declarations: Declarations,
  candidate: ConnectionCandidate,
): Decision {
  const inForce = firstRules([
    ['store', 'plug', declarations.store],
    ['store', 'slot', declarations.store],
    ['base', 'plug', declarations.base],
    ['base', 'slot', declarations.base],
  ]);
  return decide(what, what, inForce, candidate);
}

function firstRules(
  order: readonly (readonly ['store' | 'base', 'plug' | 'slot', Declaration])[],
): RulesInForce | null {
  for (const [source, side, declaration] of order) {
    const rules = declaration[side];
    if (rules !== undefined) return { rules, side, source };
  }
  return null;
}

/** Deny beats allow; what is not said is allowed. */
function decide(
  decides: ConnectionReason['decides'],
  kind: 'installation' | 'connection' | 'auto-connection',
  inForce: RulesInForce | null,
  candidate: ConnectionCandidate,
): Decision {
  if (inForce === null) return decision({ decides, allowed: true, kind: 'unsaid', side: null, source: null }, []);
  const { rules, side, source } = inForce;
  const scope = { of: kind === 'installation' ? 'installation' : 'connection', side } as const;
  const deny = constraintsMatch(rules[`deny-${kind}`] ?? 'false', scope, candidate);
  if (deny.holds) {
    return decision({ decides, allowed: false, kind: `deny-${kind}`, side, source }, deny.constraints);
  }
  const said = rules[`allow-${kind}`];
  if (said === undefined) return decision({ decides, allowed: true, kind: 'unsaid', side, source }, []);
  const allow = constraintsMatch(said, scope, candidate);
  return decision(
    { decides, allowed: allow.holds, kind: `allow-${kind}`, side, source },
    allow.constraints,
    allow.anySlots,
  );
}

function decision(
  reason: Omit<ConnectionReason, 'constraints'>,
  constraints: readonly string[],
  anySlots = false,
): Decision {
  return { reason: { ...reason, constraints: [...constraints] }, anySlots };
}

import type { ConnectionStatus, System } from '@whyblocked/contract';
import type { Attributes, ConnectionCandidate } from './connection-candidate.ts';
import { constraintsMatch } from './constraints-match.ts';
import type { DeclarationRules, InterfaceFacts } from './declaration.ts';

export interface ConnectionQuestion {
  readonly system: System;
  readonly plugAttributes?: Attributes;
  readonly slotAttributes?: Attributes;
  readonly samePublisher?: boolean;
}

/** What snapd's base declaration says of connecting a plug of an ordinary snap from the store. */
export interface ConnectionAnswer {
  readonly status: ConnectionStatus;
  /** A snap with the plug may be installed without a declaration of the store. */
  readonly installable: boolean;
  /** Who provides the slot; null when nobody does on this system. */
  readonly provider: 'system' | 'app' | 'gadget' | null;
  readonly connectable: boolean;
  readonly autoConnects: boolean;
}

type Kind = 'installation' | 'connection' | 'auto-connection';

/** How a plug of an interface comes to be connected, from the base declaration alone. */
export function connectionStatus(facts: InterfaceFacts, question: ConnectionQuestion): ConnectionAnswer {
  const provider = providerOf(facts, question);
  const candidate = candidateOf(question, provider ?? 'app');
  const { plug, slot } = facts.declaration;
  const installable = allows(plug, 'installation', candidate);
  // A rule of the plug, whatever it speaks of, hides that of the slot.
  const rules = plug ?? slot;
  const connectable = provider !== null && allows(rules, 'connection', candidate);
  const autoConnects = provider !== null && facts.noAutoConnect !== true && allows(rules, 'auto-connection', candidate);
  return {
    status: statusOf({ provider, installable, connectable, autoConnects }),
    installable,
    provider,
    connectable,
    autoConnects,
  };
}

function statusOf({
  provider,
  installable,
  connectable,
  autoConnects,
}: Omit<ConnectionAnswer, 'status'>): ConnectionStatus {
  if (provider === null) return 'unavailable';
  if (!installable) return 'store-install';
  if (provider === 'gadget') return 'gadget';
  if (provider === 'app') return 'provider';
  if (autoConnects) return 'auto';
  return connectable ? 'manual' : 'store-connect';
}

/** The system where it has the slot; else an app snap, which may need a declaration for it; else the gadget. */
function providerOf(facts: InterfaceFacts, question: ConnectionQuestion): ConnectionAnswer['provider'] {
  if (facts.implicit[question.system] !== false) return 'system';
  const { slot } = facts.declaration;
  if (allows(slot, 'installation', candidateOf(question, 'app'))) return 'app';
  if (allows(slot, 'installation', candidateOf(question, 'gadget'))) return 'gadget';
  const withStore =
    JSON.stringify(slot?.['allow-installation'] ?? '').includes('"app"') || slot?.['allow-installation'] === 'false';
  return withStore && facts.implicit.classic === false && facts.implicit.core === false ? 'app' : null;
}

/** Deny beats allow; what is not said is allowed. */
function allows(rules: DeclarationRules | undefined, kind: Kind, candidate: ConnectionCandidate): boolean {
  const deny = rules?.[`deny-${kind}`];
  const allow = rules?.[`allow-${kind}`];
  if (deny !== undefined && constraintsMatch(deny, candidate)) return false;
  return allow === undefined || constraintsMatch(allow, candidate);
}

function candidateOf(
  { system, plugAttributes = {}, slotAttributes = {}, samePublisher = false }: ConnectionQuestion,
  provider: 'system' | 'app' | 'gadget',
): ConnectionCandidate {
  return {
    system,
    plugSnapType: 'app',
    slotSnapType: provider === 'system' ? 'core' : provider,
    plugAttributes,
    slotAttributes,
    samePublisher,
  };
}

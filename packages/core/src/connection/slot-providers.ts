import type { ConnectionVerdict, SlotProvider } from '@whyblocked/contract';
import { connectionCandidate } from './connection-candidate.ts';
import type { ConnectionQuestion } from './connection-question.ts';
import { type ConstraintsMatch, constraintsMatch } from './constraints-match.ts';
import { decideInstallation } from './decide-rule.ts';
import type { DeclarationValue, InterfaceFacts } from './declaration.ts';

type Providers = ConnectionVerdict['providers'];

/** Who may have the slot on this system. */
export function slotProviders(facts: InterfaceFacts, question: ConnectionQuestion): Providers {
  return {
    system: facts.implicit[question.system],
    app: slotPermission(facts, question, 'app'),
    gadget: slotPermission(facts, question, 'gadget'),
  };
}

/**
 * Who may have the slot, the likeliest first: the system where it has it; then a snap that needs no declaration for it, an
 * app before a gadget; then one that does.
 */
export function likelyProviders({ system, app, gadget }: Providers): readonly SlotProvider[] {
  const snaps = { app, gadget };
  const having = (permission: Providers['app']) =>
    (['app', 'gadget'] as const).filter((one) => snaps[one] === permission);
  return [...(system === false ? [] : ['system' as const]), ...having('free'), ...having('declaration')];
}

function slotPermission(
  facts: InterfaceFacts,
  question: ConnectionQuestion,
  provider: 'app' | 'gadget',
): Providers['app'] {
  const candidate = connectionCandidate(facts, question, provider);
  const declarations = { store: question.storeRules ?? {}, base: facts.declaration };
  if (decideInstallation('slot', declarations, candidate).reason.allowed) return 'free';
  return kindOfSnapFits(facts, question, provider).holds ? 'declaration' : 'no';
}

const KIND_OF_SNAP: ReadonlySet<string> = new Set(['slot-snap-type', 'on-classic', 'on-core-desktop']);

/**
 * Whether a slot belongs on snaps of this type at all: all that snapd checks for a snap from a file with the slot
 * (InstallCandidateMinimalCheck). Of `allow-installation` only types and systems count, and `deny-installation` does not.
 */
export function kindOfSnapFits(
  facts: InterfaceFacts,
  question: ConnectionQuestion,
  provider: 'app' | 'gadget',
): ConstraintsMatch {
  const said = facts.declaration.slot?.['allow-installation'];
  const alternatives = (Array.isArray(said) ? said : [said]).flatMap((alternative) => {
    if (typeof alternative !== 'object' || Array.isArray(alternative)) return [];
    const entries = Object.entries(alternative as Readonly<Record<string, DeclarationValue>>);
    const kept = entries.filter(([name]) => KIND_OF_SNAP.has(name));
    return kept.length === 0 ? [] : [Object.fromEntries(kept)];
  });
  if (alternatives.length === 0) return { holds: true, constraints: [], anySlots: false };
  const scope = { of: 'installation', side: 'slot' } as const;
  return constraintsMatch(alternatives, scope, connectionCandidate(facts, question, provider));
}

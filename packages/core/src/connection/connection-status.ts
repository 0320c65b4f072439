import type { ConnectionReason, ConnectionStatus, ConnectionVerdict, SlotProvider } from '@whyblocked/contract';
import { connectionCandidate } from './connection-candidate.ts';
import type { ConnectionQuestion } from './connection-question.ts';
import { type Decision, decideConnection, decideInstallation } from './decide-rule.ts';
import type { Declaration, InterfaceFacts } from './declaration.ts';
import { kindOfSnapFits, likelyProviders, slotProviders } from './slot-providers.ts';

/**
 * How a plug of an interface comes to be connected, by the rules of snapd's policy checker (interfaces/policy,
 * overlord/ifacestate). Where a provider is named, it is taken to be there; else the status tells that one is needed.
 */
export function connectionStatus(facts: InterfaceFacts, question: ConnectionQuestion): ConnectionVerdict {
  const providers = slotProviders(facts, question);
  const provider = question.provider ?? providerFor(facts, question, likelyProviders(providers));
  const candidate = connectionCandidate(facts, question, provider ?? 'app');
  const base = facts.declaration;
  const store = question.storeRules ?? {};
  // A snap from a file has no declaration of its own; the snap at the other side may.
  const ofPlug = { base, store: question.dangerous ? withoutPlug(store) : store };
  const installation = question.dangerous
    ? unchecked('installation')
    : decideInstallation('plug', ofPlug, candidate).reason;
  const slotInstallation = slotReason(facts, question, provider === 'gadget' ? 'gadget' : 'app');
  const connection = connectionReason(provider, question, () => decideConnection('connection', ofPlug, candidate));
  const auto = provider === null ? null : decideConnection('auto-connection', ofPlug, candidate);
  const autoConnection = autoReason(auto, facts);
  const answers = {
    provider,
    installable: installation.allowed,
    connectable: connection.allowed,
    autoConnects: autoConnection.allowed,
  };
  return {
    status: statusOf(answers, question, providers),
    ...answers,
    slotInstallable: slotInstallation.allowed,
    slotsPerPlug: auto?.anySlots ? 'any' : 'one',
    hostDecides: provider === 'system' && providers.system === 'run-time',
    providers,
    because: [installation, slotInstallation, connection, autoConnection],
  };
}

/** The likeliest whose slot the plug may be connected to as it is: by its attributes it may be meant for another than the first. */
function providerFor(
  facts: InterfaceFacts,
  question: ConnectionQuestion,
  likely: readonly SlotProvider[],
): SlotProvider | null {
  const [first = null] = likely;
  if (likely.length < 2) return first;
  const declarations = { base: facts.declaration, store: question.storeRules ?? {} };
  const fits = (provider: SlotProvider) =>
    decideConnection('connection', declarations, connectionCandidate(facts, question, provider)).reason.allowed;
  return likely.find(fits) ?? first;
}

type Answers = Pick<ConnectionVerdict, 'provider' | 'installable' | 'connectable' | 'autoConnects'>;

function statusOf(
  { provider, installable, connectable, autoConnects }: Answers,
  question: ConnectionQuestion,
  providers: ConnectionVerdict['providers'],
): ConnectionStatus {
  const named = question.provider;
  if (provider === null || (named && [false, 'no'].includes(providers[named]))) return 'unavailable';
  if (!installable) return 'store-install';
  if (!named && provider !== 'system') return provider === 'gadget' ? 'gadget' : 'provider';
  if (autoConnects) return 'auto';
  return connectable ? 'manual' : 'store-connect';
}

/** Of a snap from a file only its type is checked, and by the base declaration alone. */
function slotReason(facts: InterfaceFacts, question: ConnectionQuestion, provider: 'app' | 'gadget'): ConnectionReason {
  if (question.dangerous) {
    const { holds, constraints } = kindOfSnapFits(facts, question, provider);
    if (holds) return unchecked('slot-installation');
    const kind = 'allow-installation';
    return {
      decides: 'slot-installation',
      allowed: false,
      kind,
      side: 'slot',
      source: 'base',
      constraints: [...constraints],
    };
  }
  const declarations = { base: facts.declaration, store: question.storeRules ?? {} };
  return decideInstallation('slot', declarations, connectionCandidate(facts, question, provider)).reason;
}

/** A connection by hand is not checked where one of the snaps has no declaration of the store. */
function connectionReason(
  provider: Answers['provider'],
  question: ConnectionQuestion,
  check: () => Decision,
): ConnectionReason {
  if (provider === null) return noSlot('connection');
  return question.dangerous ? unchecked('connection') : check().reason;
}

function autoReason(auto: Decision | null, facts: InterfaceFacts): ConnectionReason {
  if (auto === null) return noSlot('auto-connection');
  if (!auto.reason.allowed || facts.noAutoConnect !== true) return auto.reason;
  return { ...auto.reason, allowed: false, kind: 'code', side: null, source: null, constraints: [] };
}

function withoutPlug({ slot }: Declaration): Declaration {
  return slot === undefined ? {} : { slot };
}

function unchecked(decides: ConnectionReason['decides']): ConnectionReason {
  return { decides, allowed: true, kind: 'dangerous', side: null, source: null, constraints: [] };
}

function noSlot(decides: ConnectionReason['decides']): ConnectionReason {
  return { decides, allowed: false, kind: 'no-slot', side: null, source: null, constraints: [] };
}

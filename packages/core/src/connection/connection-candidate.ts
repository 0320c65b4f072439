import type { Attributes, ConnectionQuestion, Provider } from './connection-question.ts';
import type { InterfaceFacts } from './declaration.ts';

/** One side of a connection. */
export interface ConnectionEnd {
  /** As declarations name types: "core" stands for what the system itself provides. */
  readonly snapType: 'core' | 'app' | 'gadget';
  readonly name: string;
  readonly attributes: Attributes;
  /** Empty where no declaration of the store is there: matches nothing. */
  readonly publisherId: string;
}

/** A plug and a slot that might be connected, with everything that declarations look at. */
export interface ConnectionCandidate {
  readonly interface: string;
  readonly plug: ConnectionEnd;
  readonly slot: ConnectionEnd;
  readonly question: ConnectionQuestion;
}

/** No account id of the store has blanks. */
const PLUG_PUBLISHER = 'publisher of the plug';
const SLOT_PUBLISHER = 'publisher of the slot';

/** The candidate that a question describes, with the slot at this provider. */
export function connectionCandidate(
  facts: InterfaceFacts,
  question: ConnectionQuestion,
  provider: Provider,
): ConnectionCandidate {
  const { name = '' } = facts;
  const { plugName = name, slotName = name, plugAttributes = {}, slotAttributes = {}, dangerous = false } = question;
  const publisherId = question.publisherId ?? PLUG_PUBLISHER;
  return {
    interface: name,
    question,
    plug: {
      snapType: 'app',
      name: plugName,
      attributes: withDefaults(facts, 'plug', plugName, plugAttributes),
      publisherId: dangerous ? '' : publisherId,
    },
    slot: {
      snapType: provider === 'system' ? 'core' : provider,
      name: slotName,
      attributes: provider === 'system' ? slotAttributes : withDefaults(facts, 'slot', slotName, slotAttributes),
      publisherId: question.samePublisher ? publisherId : SLOT_PUBLISHER,
    },
  };
}

function withDefaults(facts: InterfaceFacts, side: 'plug' | 'slot', name: string, given: Attributes): Attributes {
  let attributes = given;
  for (const fill of facts.attributeDefaults ?? []) {
    if (fill.side !== side || (fill.unless !== undefined && isOn(given, fill.unless))) continue;
    const present = own(given, fill.attribute);
    // A text is filled in over whatever is none.
    const isGiven = typeof fill.value === 'string' ? isText(present) : present !== undefined;
    if (!isGiven) attributes = { ...attributes, [fill.attribute]: fill.value === 'own-name' ? name : fill.value };
  }
  return attributes;
}

function isOn(attributes: Attributes, attribute: string): boolean {
  const value = own(attributes, attribute);
  return value === true || isText(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** Attributes may be called like anything that objects have by birth. */
function own(attributes: Attributes, name: string): unknown {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

import type { ConnectionAnswer, ConnectionChange } from '@whyblocked/contract';
import type { Attributes, ConnectionQuestion } from './connection-question.ts';
import { connectionStatus } from './connection-status.ts';
import { type AttributeConstraint, constrainedAttributes } from './constrained-attributes.ts';
import type { InterfaceFacts } from './declaration.ts';
import { wholeMatch } from './whole-match.ts';

type Otherwise = ConnectionAnswer['otherwise'][number];
type Outcome = Omit<Otherwise, 'change'>;
type Side = 'plug' | 'slot';

/** What would change the answer to a question: each thing that is otherwise, and the answer then. */
export function connectionChanges(facts: InterfaceFacts, question: ConnectionQuestion): readonly Otherwise[] {
  const now = outcome(facts, question);
  const found = new Map<string, Otherwise>();
  for (const { change, asked } of thinkable(facts, question)) {
    const then = outcome(facts, asked);
    if (!isWorthTelling(change, now, then)) continue;
    found.set(JSON.stringify(change), { change, ...then });
  }
  return [...found.values()];
}

function isWorthTelling(change: ConnectionChange, now: Outcome, then: Outcome): boolean {
  // That two attributes are equal is told where it opens a way, not where it moves the slot elsewhere.
  if (change.kind === 'attribute-equal') {
    return (then.connectable && !now.connectable) || (then.autoConnects && !now.autoConnects);
  }
  return JSON.stringify(then) !== JSON.stringify(now);
}

interface Variant {
  readonly change: ConnectionChange;
  readonly asked: ConnectionQuestion;
}

function thinkable(facts: InterfaceFacts, question: ConnectionQuestion): readonly Variant[] {
  const other = question.system === 'classic' ? 'core' : 'classic';
  return [
    ...constrainedAttributes(facts.declaration).flatMap((constraint) => variants(constraint, question)),
    ...(question.samePublisher
      ? []
      : [{ change: { kind: 'same-publisher' }, asked: { ...question, samePublisher: true } } as const]),
    ...(question.dangerous
      ? []
      : [{ change: { kind: 'dangerous' }, asked: { ...question, dangerous: true } } as const]),
    { change: { kind: 'system', system: other }, asked: { ...question, system: other } },
  ];
}

/** Values of an attribute that a constraint tells apart, as far as it names them. */
function variants({ side, attribute, wanted }: AttributeConstraint, question: ConnectionQuestion): readonly Variant[] {
  const set = (value: unknown) => withAttribute(question, side, attribute, value);
  const unset: Variant = { change: { kind: 'attribute-unset', side, attribute }, asked: set(undefined) };
  const present = attributesOf(question, side)[attribute] !== undefined;
  const ways: Variant[] = present ? [unset] : [];
  const reference = /^\$(SLOT|PLUG)\(([a-z0-9-]+)\)$/.exec(wanted);
  if (reference) {
    const [, where, name = ''] = reference;
    const there = where === 'SLOT' ? 'slot' : 'plug';
    const value = attributesOf(question, there)[name] ?? SOME_TEXT;
    const asked = withAttribute(withAttribute(question, there, name, value), side, attribute, value);
    ways.push({ change: { kind: 'attribute-equal', side, attribute, other: name }, asked });
  } else if (LITERAL.test(wanted)) {
    const value = wanted === 'true' || wanted === 'false' ? wanted === 'true' : wanted;
    ways.push({ change: { kind: 'attribute', side, attribute, value }, asked: set(value) });
  } else if (!present && (wanted === '$MISSING' || (!wanted.startsWith('$') && wholeMatch(wanted, SOME_TEXT)))) {
    ways.push({ change: { kind: 'attribute-set', side, attribute }, asked: set(SOME_TEXT) });
  }
  return ways;
}

/** An expression that fits itself alone. */
const LITERAL = /^[A-Za-z0-9_/ -]+$/;
const SOME_TEXT = 'something';

function attributesOf(question: ConnectionQuestion, side: Side): Attributes {
  return (side === 'plug' ? question.plugAttributes : question.slotAttributes) ?? {};
}

function withAttribute(question: ConnectionQuestion, side: Side, name: string, value: unknown): ConnectionQuestion {
  const attributes = { ...attributesOf(question, side), [name]: value };
  return side === 'plug' ? { ...question, plugAttributes: attributes } : { ...question, slotAttributes: attributes };
}

function outcome(facts: InterfaceFacts, question: ConnectionQuestion): Outcome {
  const { status, installable, slotInstallable, connectable, autoConnects } = connectionStatus(facts, question);
  return { status, installable, slotInstallable, connectable, autoConnects };
}

/** Something that run time knows. */
export interface PolicyCondition {
  readonly fact: string;
  readonly op: 'eq' | 'ne' | 'in' | 'exists' | 'missing' | 'contains' | 'lacks' | 'starts' | 'starts-not';
  readonly value?: string | boolean | readonly string[];
}

/** Of the facts that conditions name, some are told apart by their beginning; all others are of the host. */
export function factName(name: string): string {
  return /^(system|provider|(plug|slot|snap|feature|flag|host)\..+)$/.test(name)
    ? name
    : `host.${name.replaceAll('.', '-')}`;
}

/** That AppArmor's parser, or the kernel, can do something. */
export function featureFact(name: string): string {
  return `${FEATURES}.${name.replace(/[^a-z0-9_-]+/g, '-')}`;
}

/** The names of what they can do: each is a fact of its own. */
export const FEATURES = 'feature';

/** Whether the base is unset or a core snap, and the base as the snap names it. */
export const CORE_BASE = 'snap.core-base';
export const BASE = 'snap.base';

/** All must hold, in a fixed order, without doubles. */
export type Conjunction = readonly PolicyCondition[];

const OPPOSITE: Readonly<Record<PolicyCondition['op'], PolicyCondition['op'] | undefined>> = {
  eq: 'ne',
  ne: 'eq',
  in: undefined,
  exists: 'missing',
  missing: 'exists',
  contains: 'lacks',
  lacks: 'contains',
  starts: 'starts-not',
  'starts-not': 'starts',
};

export function opposite(condition: PolicyCondition): PolicyCondition {
  const op = OPPOSITE[condition.op];
  if (op === undefined) throw new Error(`a condition with "${condition.op}" has no opposite`);
  return normal({ ...condition, op });
}

/** Of what is true or false, only "eq" is used. */
function normal(condition: PolicyCondition): PolicyCondition {
  return condition.op === 'ne' && typeof condition.value === 'boolean'
    ? { ...condition, op: 'eq', value: !condition.value }
    : condition;
}

/** Both; undefined when they cannot hold together. */
export function conjoin(conjunction: Conjunction, added: PolicyCondition): Conjunction | undefined {
  const one = normal(added);
  const same = conjunction.filter(({ fact }) => fact === one.fact || (isOfBase(fact) && isOfBase(one.fact)));
  if (same.some((other) => excludes(one, other) || excludes(other, one))) return undefined;
  if (same.some((other) => implies(other, one))) return conjunction;
  return [...conjunction.filter((other) => !implies(one, other)), one].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function implies(one: PolicyCondition, other: PolicyCondition): boolean {
  if (one.fact !== other.fact) return impliesBase(one, other) || impliesBase(oppositeOf(other), oppositeOf(one));
  if (one.op === 'starts' && other.op === 'starts') return startsWith(one, other);
  if (other.op === 'exists' && isThere(one)) return true;
  if (one.op === 'in' && other.op === 'ne')
    return Array.isArray(one.value) && !one.value.includes(other.value as string);
  return (
    keyOf(one) === keyOf(other) || (one.op === 'eq' && other.op === 'ne' && isKnown(one) && one.value !== other.value)
  );
}

/** A snap whose base is no core snap names it. */
function impliesBase(one: PolicyCondition | undefined, other: PolicyCondition | undefined): boolean {
  return one?.fact === CORE_BASE && one.value === false && other?.fact === BASE && other.op === 'exists';
}

function oppositeOf(condition: PolicyCondition): PolicyCondition | undefined {
  return condition.op === 'in' ? undefined : opposite(condition);
}

function isOfBase(fact: string): boolean {
  return fact === CORE_BASE || fact === BASE;
}

function excludes(one: PolicyCondition, other: PolicyCondition): boolean {
  const otherwise = oppositeOf(one);
  if (otherwise && keyOf(otherwise) === keyOf(other)) return true;
  if (one.fact !== other.fact) return otherwise !== undefined && impliesBase(other, otherwise);
  if (one.op === 'starts' && other.op === 'starts') return !startsWith(one, other) && !startsWith(other, one);
  if (one.op === 'starts' && other.op === 'starts-not') return startsWith(one, other);
  if (other.op === 'missing' && isThere(one)) return true;
  return one.op === 'eq' && other.op === 'eq' && isKnown(one) && isKnown(other) && one.value !== other.value;
}

/** What of a snap has a value is there. */
function isThere({ fact, op, value }: PolicyCondition): boolean {
  return fact.startsWith('snap.') && op === 'eq' && typeof value === 'string' && value !== '';
}

function startsWith({ value }: PolicyCondition, other: PolicyCondition): boolean {
  return typeof value === 'string' && typeof other.value === 'string' && value.startsWith(other.value);
}

function isKnown({ value }: PolicyCondition): boolean {
  return typeof value !== 'string' || !value.includes('<<');
}

/** More alternatives than this are left as they are: to simplify them would take longer than they are worth. */
const MOST_ALTERNATIVES = 48;

/** The same, said with as few conjunctions as can be found: "A, or not A and B" is "A, or B". An empty one holds always. */
export function simplified(alternatives: readonly Conjunction[]): readonly Conjunction[] {
  let now = unique(alternatives);
  if (now.length > MOST_ALTERNATIVES) return now;
  for (;;) {
    const next = step(now);
    if (!next) return now;
    now = unique(next);
  }
}

function step(alternatives: readonly Conjunction[]): readonly Conjunction[] | undefined {
  for (const one of alternatives) {
    const wider = alternatives.find((other) => other !== one && isWithin(one, other));
    if (wider) return alternatives.filter((other) => other !== one);
    for (const condition of one) {
      if (condition.op === 'in') continue;
      const without = one.filter((other) => other !== condition);
      // The same with the opposite is among them, or follows from one that is.
      const turned = conjoin(
        without.filter(({ fact, op }) => fact !== condition.fact || op !== 'ne'),
        opposite(condition),
      );
      if (turned && alternatives.some((other) => other !== one && isWithin(turned, other))) {
        return alternatives.map((other) => (other === one ? without : other));
      }
    }
    const folded = alternatives.map((other) => other !== one && foldedInto(one, other));
    const at = folded.findIndex(Boolean);
    if (at >= 0) {
      const whole = folded[at] as Conjunction;
      return [...alternatives.filter((other, index) => other !== one && index !== at), whole];
    }
  }
  return undefined;
}

/** Whether the other holds whenever this one does. */
function isWithin(one: Conjunction, other: Conjunction): boolean {
  return other.every((condition) => one.some((own) => implies(own, condition) || isOneOf(own, condition)));
}

function isOneOf(own: PolicyCondition, list: PolicyCondition): boolean {
  if (own.fact !== list.fact || list.op !== 'in' || !Array.isArray(list.value)) return false;
  return own.op === 'eq' && list.value.includes(own.value);
}

/** Two that differ in the text of one fact: one of both. */
function foldedInto(one: Conjunction, other: Conjunction): Conjunction | undefined {
  if (one.length !== other.length) return undefined;
  const own = one.filter((condition) => !other.some((theirs) => keyOf(theirs) === keyOf(condition)));
  const their = other.filter((condition) => !one.some((ours) => keyOf(ours) === keyOf(condition)));
  const [a, b] = [own[0], their[0]];
  if (own.length !== 1 || their.length !== 1 || !a || !b || a.fact !== b.fact) return undefined;
  const values = [a, b].flatMap(({ op, value }): readonly (string | undefined)[] => {
    if (op === 'in') return value as readonly string[];
    return op === 'eq' && typeof value === 'string' ? [value] : [undefined];
  });
  if (values.includes(undefined)) return undefined;
  const whole: PolicyCondition = { fact: a.fact, op: 'in', value: [...new Set(values as string[])].sort() };
  return [...one.filter((condition) => condition !== a), whole].sort((x, y) => (keyOf(x) < keyOf(y) ? -1 : 1));
}

function unique(alternatives: readonly Conjunction[]): readonly Conjunction[] {
  return [...new Map(alternatives.map((one) => [JSON.stringify(one), one])).values()];
}

const keys = new WeakMap<PolicyCondition, string>();

function keyOf(condition: PolicyCondition): string {
  let key = keys.get(condition);
  if (key === undefined) {
    key = `${condition.fact} ${condition.op} ${JSON.stringify(condition.value)}`;
    keys.set(condition, key);
  }
  return key;
}

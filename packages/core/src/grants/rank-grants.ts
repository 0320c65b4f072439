import type { ConnectionStatus, Grant } from '@whyblocked/contract';
import { type Evident, isAbout } from './evident.ts';

/** How far away a connection is: already there on most systems, one command, a request to the store, or out of reach. */
const DISTANCE: Record<ConnectionStatus, number> = {
  auto: 0,
  manual: 1,
  'store-connect': 2,
  provider: 2,
  gadget: 2,
  'store-install': 3,
  unavailable: 4,
};

/** A grant with what ranking asks of its rule. */
export interface WeighedGrant {
  readonly grant: Grant;
  /** How much of the rule is plain text. */
  readonly closeness: number;
}

export function weigh(grant: Grant): WeighedGrant {
  return { grant, closeness: literalCharacters(grant.rule) };
}

/**
 * Orders grants so that the first is the least that serves: rules for everything last, the plug side before the slot
 * side, what cannot be connected here and what is made for other snaps after all else, what would have to be given the name of the service
 * after what knows it, what people know to be there for it, what opens nearly everything after what does not, then what the program is
 * evidently about, then what is nearer to being connected, then the rule written most closely for this access, then the smaller interface.
 */
export function rankGrants(
  grants: readonly WeighedGrant[],
  evident: Evident,
  madeFor: ReadonlySet<string> = new Set(),
): readonly Grant[] {
  const known = grants.map(({ grant, closeness }) => {
    const about = isAbout(grant.name, evident);
    const forOthers = (isOfFamily(grant) && !about) || isByAttribute(grant);
    return { closeness, about, grant: forOthers ? { ...grant, forOthers } : grant };
  });
  known.sort(
    ({ grant: a, ...x }, { grant: b, ...y }) =>
      Number(a.blanket) - Number(b.blanket) ||
      Number(a.side === 'slot') - Number(b.side === 'slot') ||
      Number(a.forOthers ?? false) - Number(b.forOthers ?? false) ||
      Number(a.connection === 'unavailable') - Number(b.connection === 'unavailable') ||
      Number(isNamedByPlug(a)) - Number(isNamedByPlug(b)) ||
      Number(madeFor.has(b.name)) - Number(madeFor.has(a.name)) ||
      breadth(a) - breadth(b) ||
      Number(y.about) - Number(x.about) ||
      DISTANCE[a.connection] - DISTANCE[b.connection] ||
      a.privilege - b.privilege ||
      y.closeness - x.closeness ||
      a.opens - b.opens ||
      (a.name < b.name ? -1 : 1),
  );
  return known.map(({ grant }) => grant);
}

/** "docker-support": such an interface is made for one snap or a few, and the store gives it to no other. */
function isOfFamily({ name, connection }: Grant): boolean {
  return (connection === 'store-install' || connection === 'store-connect') && name.endsWith('-support');
}

/** "home" with "read: all": a rule for everything or whole trees that only a plug with an attribute has, which the store gives to few. */
function isByAttribute({ conditions, connection, rule, blanket }: Grant): boolean {
  return (
    connection.startsWith('store-') &&
    (blanket || rule.includes('**')) &&
    conditions.some(({ fact, op }) => fact.startsWith('plug.attr.') && op === 'eq')
  );
}

/** A rule for whatever service the plug names: that the message is for such a one is only a guess. */
function isNamedByPlug({ rule }: Grant): boolean {
  return rule.startsWith('dbus ') && /<<(?:plug|slot)\.attr\.name>>/.test(rule);
}

/** Up to this privilege interfaces compete by nearness; what is beyond is offered only after everything narrower. */
const NARROW = 3;

/** How broad an interface is; all narrow ones are alike. */
export function breadth({ privilege }: Pick<Grant, 'privilege'>): number {
  return Math.max(privilege, NARROW);
}

/** Whether an interface opens so little that it may be the answer to a single access. */
export function isNarrow(grant: Pick<Grant, 'privilege'>): boolean {
  return breadth(grant) === NARROW;
}

/** How much of the path of a rule is plain text; the home of whoever it is, and what the rule permits, are no part of it. */
export function speltOut(rule: string): number {
  const path = /(?:^|\s)"?([@/][^\s"]*)/.exec(rule)?.[1] ?? '';
  return literalCharacters(path.replace(/@\{[^}]*\}/g, ''));
}

/** How much of a rule is plain text: what is not a glob, a class, an alternation or a hole. */
function literalCharacters(rule: string): number {
  return rule.replace(/<<[^<>]*>>|\[[^\]]*\]|[*?{},]/g, '').length;
}

import { factsOfVariant, type SnapFact, type SnapFile, type SnapVariant } from '@whyblocked/dataset';
import type { Attributes } from '../connection/connection-question.ts';

/** An app or hook of a snap. */
export type PlugUser = { readonly app: string } | { readonly hook: string };

/** Which builds of a snap may be meant; what is absent is not known. */
export interface InstalledAs {
  readonly track?: string | undefined;
  readonly confinement?: string | undefined;
}

/** What the facts of a snap tell of the plugs of one interface, for one app or hook. */
export interface SnapPlugs {
  /** Whether it has one; null where that is not known, or differs between the builds that may be meant. */
  readonly declared: boolean | null;
  /** Its own plugs of that interface. */
  readonly own: readonly DeclaredPlug[];
  /** Where it has none: who has one ("kubectl", "hook.configure"), and the names of theirs. */
  readonly users: readonly string[];
  readonly othersNames: readonly string[];
}

export interface DeclaredPlug {
  readonly name: string;
  readonly attributes: Attributes;
}

export type PlugsOfSnap = (user: PlugUser, interfaceName: string) => SnapPlugs;

const UNKNOWN: SnapPlugs = { declared: null, own: [], users: [], othersNames: [] };

/** Reads the facts of a snap, for its apps and hooks. Where the builds that may be meant disagree, nothing is said. */
export function plugsOfSnap(file: SnapFile, installed: InstalledAs): PlugsOfSnap {
  const builds = buildsOf(file, installed).map((variant) => plugsIn(file, variant));
  return (user, interfaceName) => {
    const told = builds.map((plugs) => plugs(user, interfaceName));
    // Of tracks the newest comes last, and says which.
    const newest = told.at(-1);
    return newest && told.every(({ declared }) => declared === newest.declared) ? newest : UNKNOWN;
  };
}

/** A snap that comes in several confinements and does not say which is strict: only then does its policy refuse anything. */
function buildsOf({ variants }: SnapFile, { track, confinement }: InstalledAs): readonly SnapVariant[] {
  const wanted = confinement === 'classic' ? 'classic' : 'strict';
  const several = new Set(variants.map((one) => one.confinement)).size > 1;
  const confined = several ? variants.filter((one) => one.confinement === wanted) : variants;
  const tracked = confined.filter((one) => one.track === track);
  return tracked.length > 0 ? tracked : confined;
}

type Plug = Extract<SnapFact, { kind: 'plug' }>;
type Use = Extract<SnapFact, { kind: 'app-plug' | 'hook-plug' }>;

function plugsIn(file: SnapFile, variant: SnapVariant): PlugsOfSnap {
  const facts = factsOfVariant(file, variant);
  const apps = new Set(facts.flatMap((fact) => (fact.kind === 'app' ? [fact.app] : [])));
  const plugs = Map.groupBy(
    facts.filter((fact): fact is Plug => fact.kind === 'plug'),
    (plug) => plug.interface,
  );
  const uses = Map.groupBy(
    facts.filter((fact): fact is Use => fact.kind === 'app-plug' || fact.kind === 'hook-plug'),
    ({ plug }) => plug,
  );
  // A classic snap has what it needs without plugs, so that none is missing.
  const isWhole = variant.complete !== false && variant.confinement !== 'classic';
  return (user, interfaceName) => {
    // An app that is not there belongs to another build. Hooks are there without being declared.
    if ('app' in user && !apps.has(user.app)) return UNKNOWN;
    const name = 'app' in user ? user.app : `hook.${user.hook}`;
    const users = (plugs.get(interfaceName) ?? []).map(({ plug, attributes = {}, everywhere }) => ({
      plug: { name: plug, attributes },
      everywhere,
      by: (uses.get(plug) ?? []).map(nameOf),
    }));
    const own = users.filter(({ everywhere, by }) => everywhere || by.includes(name));
    if (own.length > 0) return { ...UNKNOWN, declared: true, own: own.map(({ plug }) => plug) };
    if (!isWhole) return UNKNOWN;
    return {
      declared: false,
      own: [],
      users: [...new Set(users.flatMap(({ by }) => by))],
      othersNames: users.map(({ plug }) => plug.name),
    };
  };
}

/** As security labels name them. */
function nameOf(use: Use): string {
  return use.kind === 'app-plug' ? use.app : `hook.${use.hook}`;
}

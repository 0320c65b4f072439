import type { Condition, Grant, Subject } from '@whyblocked/contract';
import { cached } from '../cached.ts';
import { microk8sOf } from '../context/microk8s-of.ts';
import { allHold, conditionHolds, factOfConnection } from '../effective/known-facts.ts';
import type { FactLedger } from '../evidence/fact-ledger.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type DeclaredPlug, type InstalledAs, plugsOfSnap, type SnapPlugs } from '../knowledge/plugs-of-snap.ts';

/** What a paste, or else what is known of the snap, tells of a plug: whether it is there, whether it is connected, and its name. */
export interface KnownPlug {
  readonly declared: boolean | null;
  readonly connected: boolean | null;
  readonly name?: string;
  /** Other apps and hooks of the snap that have one, where the one that was refused has none. */
  readonly declaredBy?: readonly string[];
}

const UNKNOWN: KnownPlug = { declared: null, connected: null };

/**
 * Looks up plugs in the tables of connections that the paste had, and in what is known of snaps. Of several plugs of an interface it is one
 * whose attributes fit the conditions of the rule.
 */
export type PlugsOf = (subject: Subject, interfaceName: string, conditions?: readonly Condition[]) => KnownPlug;

export type SnapFactsOf = Knowledge['snapFacts'];

export function knownPlugs(facts: FactLedger, snapFacts: SnapFactsOf = () => null): PlugsOf {
  const tables = facts.all('connection');
  const declaredOf = declaredPlugs(facts, snapFacts);
  return (subject, interfaceName, conditions = []) => {
    const { snap, instance = snap } = subject;
    if (instance === undefined) return UNKNOWN;
    const declared = declaredOf(subject, interfaceName);
    const own = [...(declared?.own ?? [])].sort(byFit(interfaceName, conditions));
    const rows = tables.flatMap(({ fact }) =>
      fact.plug?.snap === instance && fact.interface === interfaceName
        ? [{ name: fact.plug.name, connected: fact.slot !== undefined }]
        : [],
    );
    if (rows.length > 0) {
      // A table does not tell which app a plug is of; where that is known, plugs of other apps do not help this one.
      if (declared?.declared === false && rows.every(({ name }) => declared.othersNames.includes(name)))
        return { declared: false, connected: false, ...declaredBy(declared) };
      const its = own.flatMap((plug) => {
        const row = rows.find(({ name }) => name === plug.name);
        return row ? [{ row, fit: fitOf(plug, conditions) }] : [];
      });
      const fitting = its.filter(({ fit }) => fit === its[0]?.fit).map(({ row }) => row);
      const [row] = (fitting.length > 0 ? fitting : rows).sort((a, b) => Number(b.connected) - Number(a.connected));
      // Had the plug what the rule asks of it, being connected would have permitted it: the refusal shows that it has not.
      if (row?.connected && asksOfPlug(conditions) && !(its[0]?.fit === 1))
        return { declared: false, connected: false };
      if (row) return { declared: true, ...row };
    }
    if (tables.some(({ fact }) => fact.tableOf === instance)) return { declared: false, connected: false };
    if (declared === undefined || declared.declared === null) return UNKNOWN;
    const name = own[0]?.name;
    return {
      declared: declared.declared,
      connected: null,
      ...(name === undefined ? {} : { name }),
      ...declaredBy(declared),
    };
  };
}

/** What fits best comes first, then what has the name that snapd gives by itself, then what asks for least. */
function byFit(interfaceName: string, conditions: readonly Condition[]): (a: DeclaredPlug, b: DeclaredPlug) => number {
  const asks = ({ attributes }: DeclaredPlug) => Object.keys(attributes).length;
  return (a, b) =>
    fitOf(b, conditions) - fitOf(a, conditions) ||
    Number(b.name === interfaceName) - Number(a.name === interfaceName) ||
    asks(a) - asks(b);
}

/** Whether a rule is there only for plugs with certain attributes. */
function asksOfPlug(conditions: readonly Condition[]): boolean {
  return conditions.some(({ fact }) => fact.startsWith('plug.attr.'));
}

/** How well the attributes of a plug fit the conditions of a rule: 1 all hold, 0 one does not, between them what is not known. */
function fitOf({ attributes }: DeclaredPlug, conditions: readonly Condition[]): number {
  const connection = { interface: '', side: 'plug', plugAttributes: attributes } as const;
  const holds = allHold(
    conditions
      .filter(({ fact }) => fact.startsWith('plug.attr.'))
      .map((condition) => conditionHolds(condition, factOfConnection(connection, condition.fact))),
  );
  return holds === undefined ? 0.5 : Number(holds);
}

function declaredBy({ users }: SnapPlugs): Pick<KnownPlug, 'declaredBy'> {
  return users.length === 0 ? {} : { declaredBy: users };
}

type DeclaredOf = (subject: Subject, interfaceName: string) => SnapPlugs | undefined;

/** What is known of snaps, for an app or hook of one of them. */
function declaredPlugs(facts: FactLedger, snapFacts: SnapFactsOf): DeclaredOf {
  const plugsOf = cached((snap: string) => {
    const file = snapFacts(snap);
    return file && plugsOfSnap(file, snap === 'microk8s' ? microk8sAs(facts) : {});
  });
  return ({ snap, app, hook }, interfaceName) => {
    const user = app !== undefined ? { app } : hook !== undefined ? { hook } : undefined;
    if (snap === undefined || user === undefined) return undefined;
    return plugsOf(snap)?.(user, interfaceName);
  };
}

/** The track that is followed; "latest" follows others, and then the version tells. */
function microk8sAs(facts: FactLedger): InstalledAs {
  const told = microk8sOf(facts);
  const track = told?.track?.value;
  const minor = /^v?(\d+\.\d+)\./.exec(told?.version?.value ?? '')?.[1];
  return {
    track: track === undefined || track === 'latest' ? (minor ?? track) : track,
    confinement: told?.confinement?.value,
  };
}

/** Grants with what is known of their plugs: those of plugs that the snap has come first, of which the connected ones. */
export function preferPlugs(grants: readonly Grant[], subject: Subject, plugsOf: PlugsOf): readonly Grant[] {
  const known = grants.map((grant) => {
    if (grant.side === 'slot') return grant;
    const { declared, connected, name, declaredBy: users } = plugsOf(subject, grant.name, grant.conditions);
    return {
      ...grant,
      declared,
      connected,
      ...(name === undefined || name === grant.name ? {} : { plug: name }),
      ...(users === undefined ? {} : { declaredBy: [...users] }),
    };
  });
  return known.some(({ declared }) => declared) ? known.sort((a, b) => nearness(b) - nearness(a)) : known;
}

/** A rule for everything is an answer only where nothing narrower is at hand and the snap was given its plug for such things. */
function nearness({ blanket, declared, connected }: Grant): number {
  if (blanket) return declared && connected !== true ? 0.5 : 0;
  return Number(declared ?? false) + Number(connected ?? false);
}

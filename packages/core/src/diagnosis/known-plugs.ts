import type { Grant, Subject } from '@whyblocked/contract';
import type { FactLedger } from '../evidence/fact-ledger.ts';

/** What a paste tells of a plug: whether the snap has it, whether it is connected, and its name. */
export interface KnownPlug {
  readonly declared: boolean | null;
  readonly connected: boolean | null;
  readonly name?: string;
}

const UNKNOWN: KnownPlug = { declared: null, connected: null };

/** Looks up plugs in the tables of connections that the paste had. */
export type PlugsOf = (subject: Subject, interfaceName: string) => KnownPlug;

export function knownPlugs(facts: FactLedger): PlugsOf {
  const tables = facts.all('connection');
  return ({ snap, instance = snap }, interfaceName) => {
    if (instance === undefined) return UNKNOWN;
    const rows = tables.filter(({ fact }) => fact.plug?.snap === instance && fact.interface === interfaceName);
    const connected = rows.find(({ fact }) => fact.slot !== undefined);
    const row = connected ?? rows[0];
    if (row?.fact.plug) return { declared: true, connected: connected !== undefined, name: row.fact.plug.name };
    const isWhole = tables.some(({ fact }) => fact.tableOf === instance);
    return isWhole ? { declared: false, connected: false } : UNKNOWN;
  };
}

/** Grants with what is known of their plugs: those of plugs that the snap has come first, of which the connected ones. */
export function preferPlugs(grants: readonly Grant[], subject: Subject, plugsOf: PlugsOf): readonly Grant[] {
  const known = grants.map((grant) => {
    if (grant.side === 'slot') return grant;
    const { declared, connected, name } = plugsOf(subject, grant.name);
    return { ...grant, declared, connected, ...(name === undefined || name === grant.name ? {} : { plug: name }) };
  });
  return known.some(({ declared }) => declared) ? known.sort((a, b) => nearness(b) - nearness(a)) : known;
}

/** A rule for everything is no answer even where its plug is at hand. */
function nearness({ blanket, declared, connected }: Grant): number {
  return blanket ? 0 : Number(declared ?? false) + Number(connected ?? false);
}

import { advisedGrant, type Diagnosis, type Outcome } from '@whyblocked/contract';

const MOST = 25;
/** What a connection may answer. */
const CONNECTABLE: readonly Outcome[] = ['connect-interface', 'declare-plug', 'devmode-allowed'];
const NAME = /^[a-z](-?[a-z0-9])*$/;

export interface Candidates {
  /** What one would connect: the least that answers what connections can answer, else the first that may be advised. */
  readonly advised: readonly string[];
  /** Those and all others that permit something of it, at most 25. */
  readonly all: readonly string[];
}

/** Interfaces of which it may be asked what connecting them would change. */
export function candidateInterfaces({ connections, findings: all }: Diagnosis): Candidates {
  const findings = all.filter(({ outcome }) => CONNECTABLE.includes(outcome));
  const least = connections.flatMap(({ connect }) => connect.map((one) => one.interface));
  const best = findings.flatMap(({ interfaces }) => advisedGrant(interfaces)?.name ?? []);
  const others = findings.flatMap(({ interfaces }) =>
    interfaces.filter(({ blanket, forOthers }) => !blanket && !forOthers).map(({ name }) => name),
  );
  const names = unlike([...least, ...best, ...others]).slice(0, MOST);
  return { advised: least.length > 0 ? unlike(least).slice(0, MOST) : names.slice(0, 1), all: names };
}

function unlike(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name.length <= 60 && NAME.test(name));
}

import type { Finding, LeastConnections } from '@whyblocked/contract';
import { breadth } from '../grants/rank-grants.ts';

/** From this number of denials on an app tells by itself what it is about. */
const TELLING = 2;

/**
 * Puts the interfaces that several denials of an app need before others that permit one of them as well: together they say what the program
 * is about. What is broader than the first choice of a finding never comes before it.
 */
export function preferConnections(
  findings: readonly Finding[],
  connections: readonly LeastConnections[],
): readonly Finding[] {
  const chosen = new Map<string, string>();
  for (const { connect } of connections) {
    for (const { interface: name, answers } of connect) {
      if (answers.length >= TELLING) for (const id of answers) chosen.set(id, name);
    }
  }
  return findings.map((finding) => {
    const name = chosen.get(finding.id);
    const [first] = finding.interfaces;
    const at = finding.interfaces.findIndex((grant) => grant.name === name && grant.side === 'plug');
    const grant = finding.interfaces[at];
    if (at <= 0 || !grant || !first || first.declared || breadth(grant) > breadth(first)) return finding;
    // What comes first can be proven.
    if (first.certificate && !grant.certificate) return finding;
    return { ...finding, interfaces: [grant, ...finding.interfaces.filter((_other, index) => index !== at)] };
  });
}

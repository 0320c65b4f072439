import type { Subject } from '@whyblocked/contract';
import type { FactLedger } from '../evidence/fact-ledger.ts';

/** Whether the snap that was refused and another one share a folder. */
export type SharesWith = (subject: Subject, other: string) => boolean;

/** Looks it up in the tables of connections that the paste had: a content interface of the one that is connected to the other. */
export function sharedFolders(facts: FactLedger): SharesWith {
  const pairs = facts.all('connection').flatMap(({ fact: { interface: name, plug, slot } }) => {
    return /^content(?:\[|$)/.test(name) && plug && slot ? [[plug.snap, slot.snap]] : [];
  });
  return ({ snap, instance = snap }, other) =>
    instance !== undefined && pairs.some((pair) => pair.includes(instance) && pair.includes(other));
}

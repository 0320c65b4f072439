import type { DiagnosisContext } from '@whyblocked/contract';
import type { SingleFact, SnapFact } from '../evidence/fact.ts';
import type { FactLedger, Told } from '../evidence/fact-ledger.ts';

type Microk8s = NonNullable<DiagnosisContext['microk8s']>;

/** A track as MicroK8s names it, with or without what follows: "1.32", "1.32-strict", "latest". */
const TRACK = /^(latest|\d{1,2}\.\d{1,3})(-strict)?(?:\/|$)/;

/**
 * What the paste tells of MicroK8s: what a form says itself, else what follows from how the snap is installed. Undefined where it tells
 * nothing.
 */
export function microk8sOf(facts: FactLedger): Microk8s | undefined {
  const snap = facts.all('snap').find(({ fact }) => fact.name === 'microk8s' && !fact.notes.includes('disabled'));
  const told = <K extends keyof Microk8s>(key: K, about: SingleFact, derived?: string): Partial<Microk8s> => {
    const fact = facts.single(about);
    if (fact) return { [key]: { value: fact.fact.value, at: fact.at } };
    return derived === undefined || snap === undefined ? {} : { [key]: { value: derived, at: snap.at } };
  };
  const tracking = snap && TRACK.exec(snap.fact.tracking ?? '');
  const microk8s: Microk8s = {
    ...told('track', 'microk8s-track', tracking?.[1]),
    ...told('confinement', 'microk8s-confinement', snap && confinementOf(snap)),
    ...told('version', 'microk8s-version', snap?.fact.version),
    ...told('revision', 'microk8s-revision', snap?.fact.revision),
    ...told('commit', 'microk8s-commit'),
  };
  return Object.keys(microk8s).length === 0 ? undefined : microk8s;
}

/** A snap that is installed without a note and from no strict track may still be strict: then nothing is said. */
function confinementOf({ fact: { notes, tracking = '' } }: Told<SnapFact>): string | undefined {
  if (notes.includes('devmode')) return 'devmode';
  if (notes.includes('classic')) return 'classic';
  return tracking.includes('strict') ? 'strict' : undefined;
}

import { limits, type Place } from '@whyblocked/contract';
import type { Line } from '../decode/line.ts';
import { placeOf } from './entry.ts';
import type {
  AddonFact,
  AddonRepositoryFact,
  AdmissionPolicyFact,
  ComponentFact,
  ConnectionFact,
  ContainerFact,
  Fact,
  FailedCheckFact,
  NodeFact,
  PodFact,
  ProcessLabelFact,
  ProfileFact,
  SingleFact,
  SnapFact,
} from './fact.ts';

/** A fact and where it stands. */
export interface Told<T> {
  readonly fact: T;
  readonly at: Place;
}

/** What of a kind is told once for each name. */
type NamedFact =
  | SnapFact
  | ConnectionFact
  | AddonFact
  | AddonRepositoryFact
  | ComponentFact
  | PodFact
  | ContainerFact
  | NodeFact
  | ProfileFact
  | ProcessLabelFact
  | AdmissionPolicyFact
  | FailedCheckFact;

/** Gathers what a paste tells of the system; of several statements on one thing the last one counts. */
export class FactLedger {
  readonly #single = new Map<SingleFact, Told<{ readonly value: string }>>();
  readonly #named = new Map<NamedFact['about'], Map<string, Told<NamedFact>>>();

  add(fact: Fact, line: Line): void {
    const at = placeOf(line.file, line.number);
    if (fact.about === 'log-owner') return;
    if ('value' in fact) {
      this.#single.set(fact.about, { fact, at });
      return;
    }
    const known = this.#named.get(fact.about) ?? new Map<string, Told<NamedFact>>();
    this.#named.set(fact.about, known);
    const key = keyOf(fact);
    if (known.size < limits.contextValues || known.has(key))
      known.set(key, { fact: joined(known.get(key)?.fact, fact), at });
  }

  single(about: SingleFact): Told<{ readonly value: string }> | undefined {
    return this.#single.get(about);
  }

  /** By the key of its kind only facts of that kind are held. */
  all<A extends NamedFact['about']>(about: A): readonly Told<Extract<NamedFact, { readonly about: A }>>[] {
    return [...(this.#named.get(about)?.values() ?? [])] as unknown as readonly Told<
      Extract<NamedFact, { readonly about: A }>
    >[];
  }
}

/** What was told before of the same thing stays where the new statement does not speak of it: a row of a table knows less than a document. */
function joined<F extends NamedFact>(before: NamedFact | undefined, fact: F): F {
  // What `snap install` answers tells no notes.
  if (before?.about === 'snap' && fact.about === 'snap' && fact.revision === undefined)
    return { ...before, ...fact, notes: before.notes };
  if (before?.about !== 'pod' || fact.about !== 'pod') return { ...before, ...fact };
  return { ...before, ...fact, containers: fact.containers.length > 0 ? fact.containers : before.containers };
}

function keyOf(fact: NamedFact): string {
  switch (fact.about) {
    case 'connection':
      return JSON.stringify([fact.interface, fact.plug, fact.slot]);
    case 'snap':
      return JSON.stringify([fact.name, fact.notes.includes('disabled') ? fact.revision : '']);
    case 'container':
      return JSON.stringify([fact.id, fact.pid]);
    case 'process-label':
      return JSON.stringify([fact.pid, fact.pid === undefined ? [fact.command, fact.label] : '']);
    case 'admission-policy':
      return JSON.stringify([fact.type, fact.namespace, fact.name]);
    case 'pod':
      return JSON.stringify([fact.namespace, fact.name]);
    default:
      return fact.name;
  }
}

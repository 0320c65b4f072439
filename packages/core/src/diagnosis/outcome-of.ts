import type { MediatorRecord } from '@whyblocked/confinement';
import type { Confidence, Grant, Outcome, Subject } from '@whyblocked/contract';

export interface Judgement {
  readonly outcome: Outcome;
  readonly confidence: Confidence;
}

/** What the policy says about the access, apart from the interfaces that would permit it. */
export interface PolicyAnswer {
  /** The template that every snap gets permits the access: the policy in force is older or another revision's. */
  readonly inTemplate: boolean;
  readonly grants: readonly Grant[];
  /** False when the access is of a kind whose rules are not modelled: then no grant proves nothing. */
  readonly modelled: boolean;
}

/** Decides the outcome of one record. Who owns the policy comes first; only a snap's own profile leads to an interface. */
export function outcomeOf(record: MediatorRecord, subject: Subject, answer: PolicyAnswer): Judgement {
  if (record.verdict === 'allowed' || record.verdict === 'logged') {
    return { outcome: 'devmode-allowed', confidence: 'proven' };
  }
  switch (subject.owner) {
    case 'snap-app':
    case 'snap-hook':
      return outcomeOfSnap(answer);
    case 'snap-confine':
    case 'snap-update-ns':
      return { outcome: 'no-interface', confidence: 'likely' };
    case 'container-default':
    case 'lxd':
      return { outcome: 'container-profile', confidence: 'likely' };
    case 'host-profile':
    case 'unconfined':
      return { outcome: 'host-config', confidence: 'likely' };
    case 'none':
      return { outcome: 'unknown', confidence: 'possible' };
  }
}

function outcomeOfSnap({ inTemplate, grants, modelled }: PolicyAnswer): Judgement {
  if (inTemplate) return { outcome: 'already-permitted', confidence: 'likely' };
  const best = grants.find(({ blanket }) => !blanket);
  if (best) return { outcome: 'connect-interface', confidence: best.conditions.length === 0 ? 'likely' : 'possible' };
  return modelled ? { outcome: 'no-interface', confidence: 'likely' } : { outcome: 'unknown', confidence: 'possible' };
}

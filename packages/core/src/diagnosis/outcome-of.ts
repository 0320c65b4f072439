import type { MediatorRecord } from '@whyblocked/confinement';
import type { Confidence, Outcome, Subject } from '@whyblocked/contract';
import type { PolicyAnswer } from '../grants/policy-answer.ts';

export interface Judgement {
  readonly outcome: Outcome;
  readonly confidence: Confidence;
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

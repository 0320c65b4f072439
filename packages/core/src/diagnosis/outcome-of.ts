import type { Confidence, Outcome, Subject } from '@whyblocked/contract';
import type { PolicyAnswer } from '../grants/policy-answer.ts';
import type { DenialDraft } from './draft.ts';

export interface Judgement {
  readonly outcome: Outcome;
  readonly confidence: Confidence;
}

/** Decides the outcome of one refusal. Who owns the policy comes first; only a snap's own profile leads to an interface. */
export function outcomeOf(verdict: DenialDraft['verdict'], subject: Subject, answer: PolicyAnswer): Judgement {
  if (verdict === 'logged') return { outcome: 'devmode-allowed', confidence: 'proven' };
  if (verdict === 'told') return outcomeOfTold(subject, answer);
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

/** Without a record nobody knows what refused: plain file permissions look the same. */
function outcomeOfTold(subject: Subject, { inTemplate, grants }: PolicyAnswer): Judgement {
  const isOfSnap = subject.owner === 'snap-app' || subject.owner === 'snap-hook';
  const best = grants.find(({ blanket }) => !blanket);
  if (!isOfSnap || inTemplate || !best) return { outcome: 'unknown', confidence: 'possible' };
  return outcomeOfPlug(best.declared, best.connected, 'possible');
}

function outcomeOfSnap({ inTemplate, grants, modelled }: PolicyAnswer): Judgement {
  if (inTemplate) return { outcome: 'already-permitted', confidence: 'likely' };
  const best = grants.find(({ blanket }) => !blanket);
  if (best) {
    return outcomeOfPlug(best.declared, best.connected, best.conditions.length === 0 ? 'likely' : 'possible');
  }
  return modelled ? { outcome: 'no-interface', confidence: 'likely' } : { outcome: 'unknown', confidence: 'possible' };
}

/** A plug that is connected already permits it: then the process runs under an older profile. */
function outcomeOfPlug(declared: boolean | null, connected: boolean | null, confidence: Confidence): Judgement {
  if (connected) return { outcome: 'already-permitted', confidence };
  if (declared === false) return { outcome: 'declare-plug', confidence };
  return { outcome: 'connect-interface', confidence: declared && confidence === 'likely' ? 'proven' : confidence };
}

import { type Finding, limits } from '@whyblocked/contract';
import type { Certify } from '../certificates/create-certifier.ts';
import type { PolicyAnswer } from '../grants/policy-answer.ts';
import type { AskPolicy } from '../grants/policy-questioner.ts';
import { type FindingDraft, occurrencesOf } from './finding-draft.ts';
import { type Judgement, outcomeOf } from './outcome-of.ts';

const NO_ANSWER: PolicyAnswer = { inTemplate: false, refusing: [], grants: [], modelled: true };

/** The subject was decided before; the policy is asked only where a snap's own profile refused. */
export function judge({ subject, access, record }: FindingDraft, ask: AskPolicy): Judgement & PolicyAnswer {
  const ofSnap = subject.owner === 'snap-app' || subject.owner === 'snap-hook';
  const answer = ofSnap ? ask(access, subject) : NO_ANSWER;
  return { ...answer, ...outcomeOf(record, subject, answer) };
}

/** One finding as the contract tells it. */
export function findingOf(draft: FindingDraft, ask: AskPolicy, certify: Certify): Finding {
  const { outcome, confidence, inTemplate, grants } = judge(draft, ask);
  const { subject, access } = draft;
  const interfaces = inTemplate ? [] : grants.slice(0, limits.grantsPerFinding);
  return {
    id: draft.id,
    kind: 'denial',
    outcome,
    confidence,
    ...occurrencesOf(draft),
    subject,
    access,
    ...certify({ subject, access, outcome, interfaces }),
    explains: [],
    causedBy: [],
  };
}

import type { Access } from '@whyblocked/contract';
import { type Finding, limits } from '@whyblocked/contract';
import type { Certify } from '../certificates/create-certifier.ts';
import type { PolicyAnswer } from '../grants/policy-answer.ts';
import type { AskPolicy } from '../grants/policy-questioner.ts';
import type { DenialDraft, Draft, TroubleDraft } from './draft.ts';
import { type PlugsOf, preferPlugs } from './known-plugs.ts';
import { occurrencesOf } from './occurrences-of.ts';
import { type Judgement, outcomeOf } from './outcome-of.ts';

/** Who answers for the policy, and what the paste tells of plugs. */
export interface Judge {
  readonly ask: AskPolicy;
  readonly plugsOf: PlugsOf;
  readonly certify: Certify;
}

const NO_ANSWER: PolicyAnswer = { inTemplate: false, refusing: [], grants: [], modelled: true };

/** The subject was decided before; the policy is asked only where a snap's own profile refused, or nobody knows what did. */
function judgeDenial(
  { subject, access, verdict }: DenialDraft,
  { ask, plugsOf }: Omit<Judge, 'certify'>,
): Judgement & PolicyAnswer {
  const ofSnap = subject.owner === 'snap-app' || subject.owner === 'snap-hook';
  const answer = ofSnap || verdict === 'told' ? ask(askable(access, verdict), subject) : NO_ANSWER;
  const known = { ...answer, grants: preferPlugs(answer.grants, subject, plugsOf) };
  return { ...known, ...outcomeOf(verdict, subject, known) };
}

/** The outcome alone, which is cheap to keep. */
export function judge(draft: Draft, judges: Omit<Judge, 'certify'>): Judgement {
  if (draft.kind !== 'denial') return { outcome: 'unknown', confidence: 'possible' };
  const { outcome, confidence } = judgeDenial(draft, judges);
  return { outcome, confidence };
}

/** One finding as the contract tells it. */
export function findingOf(draft: Draft, judges: Judge): Finding {
  return draft.kind === 'denial' ? findingOfDenial(draft, judges) : findingOfTrouble(draft);
}

function findingOfDenial(draft: DenialDraft, { certify, ...judges }: Judge): Finding {
  const { outcome, confidence, inTemplate, grants } = judgeDenial(draft, judges);
  const { subject, access } = draft;
  const interfaces = inTemplate ? [] : grants.slice(0, limits.grantsPerFinding);
  return {
    id: draft.id,
    kind: 'denial',
    outcome,
    confidence,
    ...occurrencesOf(draft.entries),
    subject,
    access,
    ...(draft.verdict === 'told' ? { told: true, interfaces } : certify({ subject, access, outcome, interfaces })),
    explains: [],
    causedBy: [],
  };
}

function findingOfTrouble({ id, kind, subject, trouble, entries }: TroubleDraft): Finding {
  const { source, reason, message, layers, object, node, from, exitCode } = trouble;
  return {
    id,
    kind,
    outcome: 'unknown',
    confidence: 'possible',
    ...occurrencesOf(entries),
    subject,
    trouble: {
      source,
      ...(reason === undefined ? {} : { reason }),
      message: message.slice(0, limits.evidenceChars),
      layers: layers.map((layer) => layer.slice(0, limits.evidenceChars)),
      ...(object === undefined ? {} : { object }),
      ...(node === undefined ? {} : { node }),
      ...(from === undefined ? {} : { from }),
      ...(exitCode === undefined ? {} : { exitCode }),
    },
    interfaces: [],
    explains: [],
    causedBy: [],
  };
}

/** To the policy a device is a file that is opened to be read and written; what does not say what it tried to do has at least read. */
function askable(access: Access, verdict: DenialDraft['verdict']): Access {
  if (access.kind === 'device') return { kind: 'file', path: access.path, mask: 'wr' };
  return verdict === 'told' && access.kind === 'file' && access.mask === '' ? { ...access, mask: 'r' } : access;
}

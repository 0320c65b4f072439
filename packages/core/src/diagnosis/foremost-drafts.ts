import { type Confidence, limits, type Outcome } from '@whyblocked/contract';
import { orderFindings } from '../chain/order-findings.ts';
import { type Following, followingTroubles } from '../chain/pod-stage.ts';
import type { DenialDraft, Draft, TroubleDraft } from '../drafts/draft.ts';
import type { Trouble } from '../evidence/trouble.ts';
import { isWrapper } from '../explanations/entry-match.ts';
import type { Explained } from '../explanations/explainer.ts';
import { type JudgedDenial, type Judges, judgeDenial, type NoiseRule } from './judge-denial.ts';
import { type JudgedTrouble, judgeTrouble } from './judge-trouble.ts';

/** A draft that is told, with what decides its place. */
export interface ForemostDraft {
  readonly draft: Draft;
  readonly noise: NoiseRule;
  /** It says that something is so, not why. */
  readonly tellsLittle: boolean;
  /** What was found out, where there are so few drafts that it can be kept. */
  readonly kept?: JudgedDenial | JudgedTrouble;
}

interface Judged extends ForemostDraft {
  readonly outcome: Outcome;
  readonly confidence: Confidence;
  readonly loggedOnly: boolean;
  readonly follows?: Following;
  readonly mayBeWell?: boolean;
  readonly order: number;
}

/** What was found out of so many drafts can be kept: a few kilobytes each. */
const MOST_KEPT = 8 * limits.findings;

/**
 * The drafts that are told, in order. Of very many only outcomes are kept while all are judged: what a finding holds besides is
 * large, and a hostile paste has tens of thousands. Where something failed and nothing but noise could explain it, noise is judged like any refusal.
 */
export function foremostDrafts(drafts: readonly Draft[], judges: Judges): readonly ForemostDraft[] {
  const keeps = drafts.length <= MOST_KEPT;
  const judged = drafts.map((draft, order) => judgedDraft(draft, order, judges, keeps));
  const all = isUnexplained(judged)
    ? judged.map((one) =>
        one.outcome === 'harmless' ? judgedDraft(one.draft, one.order, { ...judges, noise: 'counts' }, keeps) : one,
      )
    : judged;
  return orderFindings(withFollowing(all)).slice(0, limits.findings);
}

/** Troubles in the order of the paste tell of each other which came later; what only tells a state tells no stage. */
function withFollowing(judged: readonly Judged[]): readonly Judged[] {
  const following = followingTroubles(
    judged.flatMap(({ draft, outcome }) => (draft.kind !== 'denial' && outcome !== 'unknown' ? [draft.trouble] : [])),
  );
  return judged.map((one) => {
    const follows = one.draft.kind === 'denial' ? undefined : following.get(one.draft.trouble);
    return follows === undefined || (follows === 'follows' && one.tellsLittle) ? one : { ...one, follows };
  });
}

function judgedDraft(draft: Draft, order: number, judges: Judges, keeps: boolean): Judged {
  const { noise = 'harmless' } = judges;
  if (draft.kind === 'denial') {
    const denial = judgeDenial(draft, judges);
    const { outcome, confidence, loggedOnly } = denial;
    const kept = keeps ? { kept: denial } : {};
    return { draft, noise, outcome, confidence, loggedOnly, tellsLittle: false, order, ...kept };
  }
  const judged = judgeTrouble(draft, judges);
  const { outcome, confidence, explained } = judged;
  const tellsLittle = isStateAlone(draft.trouble, outcome) || isOfWrapper(explained);
  return {
    draft,
    noise,
    outcome,
    confidence,
    loggedOnly: false,
    tellsLittle,
    mayBeWell: draft.trouble.severity === 'normal',
    order,
    ...(keeps ? { kept: judged } : {}),
  };
}

/** Something failed, a refusal in it is there that is known to harm nobody, and nothing else that could be the reason. */
function isUnexplained(judged: readonly Judged[]): boolean {
  const failed = judged.flatMap(({ draft, tellsLittle }) =>
    draft.kind !== 'denial' && tellsLittle && draft.trouble.past !== true ? [draft] : [],
  );
  return (
    judged.some(
      ({ draft, outcome }) =>
        draft.kind === 'denial' && outcome === 'harmless' && failed.some((trouble) => isOfSame(draft, trouble)),
    ) &&
    judged.every(
      ({ draft, outcome, tellsLittle }) => outcome === 'harmless' || (draft.kind !== 'denial' && tellsLittle),
    )
  );
}

/** Whether a refusal happened to what failed: to the pod, or to an app of the snap. */
function isOfSame({ subject }: DenialDraft, { trouble: { object } }: TroubleDraft): boolean {
  if (object?.kind === 'Pod') return subject.pod === object.name;
  const name = subject.instance ?? subject.snap;
  return object === undefined || (name !== undefined && (object.name === name || object.name.startsWith(`${name}.`)));
}

/** States whose one word is the reason, also when the container runs again: it will end the same way. */
const TELLING_STATES = new Set(['OOMKilled']);
/** The event of the kubelets before 1.9 that stands beside each other failure, where it names no reason. */
const SAYS_NOTHING = /^Error syncing pod(?:, skipping)?[.:]?$/;

/** "CrashLoopBackOff" and nothing more: what led there stands elsewhere, if the paste has it. What is over counts less as well. */
function isStateAlone({ reason, message, past, severity, source, from }: Trouble, outcome: Outcome): boolean {
  if (TELLING_STATES.has(reason ?? '')) return false;
  // A row of a table, a condition, and systemd of a service, tell that it failed and never why.
  const isOfState = source === 'row' || source === 'condition' || from === 'systemd';
  const isState = message === reason || SAYS_NOTHING.test(message) || (outcome === 'unknown' && isOfState);
  return isState || severity === 'normal' || past === true;
}

function isOfWrapper({ deciding, cause }: Explained): boolean {
  return deciding === undefined && cause !== undefined && isWrapper(cause.entry);
}

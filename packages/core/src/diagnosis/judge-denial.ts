import {
  type Access,
  advisedGrant,
  type Confidence,
  type FindingNote,
  type Grant,
  type Outcome,
  type Subject,
} from '@whyblocked/contract';
import type { Granted } from '@whyblocked/dataset';
import type { DenialDraft } from '../drafts/draft.ts';
import type { RefusedAccess } from '../explanations/denial-signals.ts';
import type { Explained, Explainer } from '../explanations/explainer.ts';
import type { KnownVersions } from '../explanations/version-fit.ts';
import type { PolicyAnswer } from '../grants/policy-answer.ts';
import type { AskPolicy } from '../grants/policy-questioner.ts';
import { isNarrow } from '../grants/rank-grants.ts';
import { isHalfTold } from '../matching/loosen-message-rule.ts';
import { askedAccesses } from './asked-accesses.ts';
import { outcomeOfCause } from './judge-trouble.ts';
import { type PlugsOf, preferPlugs } from './known-plugs.ts';
import { type NoteAsking, newerNotes, notesOf } from './notes-of.ts';
import { outcomeOf } from './outcome-of.ts';
import type { SharesWith } from './shared-folders.ts';

/** Who answers for the policy, what people know, and what the paste tells of plugs and versions. */
export interface Judges {
  readonly ask: AskPolicy;
  readonly notes: NoteAsking;
  readonly plugsOf: PlugsOf;
  readonly sharesWith: SharesWith;
  readonly explainer: Explainer;
  readonly versions: KnownVersions;
  /** The paste is of a cluster: what programs in it say need not be of snaps. */
  readonly ofCluster: boolean;
  /** What noise is taken for; harmless where nothing is said. */
  readonly noise?: NoiseRule;
}

/** counts: nothing else explains a failure, so that what usually harms nobody is judged like any refusal. */
export type NoiseRule = 'harmless' | 'counts';

/** What is to be said of one denial. */
export interface JudgedDenial {
  readonly outcome: Outcome;
  readonly confidence: Confidence;
  readonly grants: readonly Grant[];
  readonly explained: Explained;
  /** Made when asked for: they ask the policy further, and only what is told needs them. */
  readonly notes: () => readonly FindingNote[];
  readonly loggedOnly: boolean;
}

const NO_ANSWER: PolicyAnswer = { permitted: null, refusing: [], grants: [], modelled: true };

/** The subject was decided before; then known issues, noise and judgements, in this order, go before what the policy alone says. */
export function judgeDenial(draft: DenialDraft, judges: Judges): JudgedDenial {
  const { ask, plugsOf, explainer, versions, ofCluster, noise = 'harmless' } = judges;
  const { subject, verdict } = draft;
  const answer = isAnswerable(subject, verdict) ? answerTo(draft, ask) : NO_ANSWER;
  const grants = preferPlugs(answer.grants, subject, plugsOf);
  const denial = refusedAccess(draft, answer, grants, judges);
  const explained = explainer.ofDenial(denial, versions);
  const loggedOnly = verdict === 'logged';
  const { deciding } = explained;
  const noted = { subject, access: draft.access, answer, grants };
  const notes = () => (isAnswerable(subject, verdict) ? notesOf(noted, judges.notes) : []);
  const known = { grants, explained, notes, loggedOnly };
  if (deciding?.entry.kind === 'noise' && noise === 'counts') {
    const { outcome } = outcomeOf(denial, { ...answer, grants }, ofCluster);
    const counts = { code: 'noise-counts' as const, slug: deciding.entry.slug };
    return { ...known, notes: () => [...notes(), counts], outcome, confidence: 'possible' };
  }
  if (deciding) {
    const { entry } = deciding;
    switch (entry.kind) {
      case 'issue':
        return { ...known, outcome: entry.outcome, confidence: explained.isCertain ? 'likely' : 'possible' };
      case 'noise':
        return { ...known, outcome: 'harmless', confidence: 'likely' };
      case 'judgement':
        return { ...known, outcome: entry.outcome, confidence: entry.confidence };
    }
  }
  if (isForbidden(answer, subject, plugsOf)) return { ...known, outcome: 'no-interface', confidence: 'proven' };
  if (isAnswerable(subject, verdict) && newerNotes(noted, judges.notes).some((note) => !('interface' in note))) {
    return { ...known, outcome: 'already-permitted', confidence: 'proven' };
  }
  const judged = outcomeOf(denial, { ...answer, grants }, ofCluster);
  const { cause } = explained;
  // What a program says of itself no policy need have refused: then it is what people know such words to mean.
  return verdict === 'told' && judged.outcome === 'unknown' && cause
    ? { ...known, outcome: outcomeOfCause(cause), confidence: 'likely' }
    : { ...known, ...judged };
}

/** An interface that is known to be connected forbids it: no other one can undo that. */
function isForbidden({ refusing, permitted }: PolicyAnswer, subject: Subject, plugsOf: PlugsOf): boolean {
  return (
    !permitted &&
    refusing.some(({ policy }) => policy.kind === 'interface' && plugsOf(subject, policy.name).connected === true)
  );
}

/** A record whose label was cut away may be of a snap; whose it is not, is known. */
function isAnswerable({ owner, label }: Subject, verdict: DenialDraft['verdict']): boolean {
  if (owner === 'none') return verdict === 'told' || label === '';
  return owner === 'snap-app' || owner === 'snap-hook' || owner === 'snap-confine' || owner === 'snap-update-ns';
}

/** Of several things that may have been meant, that which a narrower interface permits. */
function answerTo(draft: DenialDraft, ask: AskPolicy): PolicyAnswer {
  const program = programOf(draft);
  const [first = NO_ANSWER, ...others] = askedAccesses(draft).map((access) =>
    serving(draft, access, ask(access, draft.subject, program)),
  );
  return others.reduce((best, other) => (!best.permitted && isNarrower(other, best) ? other : best), first);
}

function isNarrower(one: PolicyAnswer, than: PolicyAnswer): boolean {
  const [its, other] = [advisedGrant(one.grants), advisedGrant(than.grants)];
  return its !== undefined && (other === undefined || (isNarrow(its) && !isNarrow(other)));
}

/**
 * A signal comes from the service, so who is refused to receive one is not the service, and needs no slot to be one. Of a message of which
 * only a part is told, that another one would be permitted says nothing.
 */
function serving({ entries }: DenialDraft, access: Access, answer: PolicyAnswer): PolicyAnswer {
  if (access.kind !== 'dbus') return answer;
  const said = entries[0]?.said;
  const isSignal = said && 'mediator' in said && said.fields.operation === 'dbus_signal';
  const grants =
    isSignal && access.mask === 'receive' ? answer.grants.filter(({ side }) => side === 'plug') : answer.grants;
  return { ...answer, grants, permitted: isHalfTold(access) ? null : answer.permitted };
}

function programOf({ entries }: DenialDraft): string | undefined {
  const said = entries[0]?.said;
  if (said === undefined) return undefined;
  return 'mediator' in said ? (said.comm ?? said.exe?.split('/').at(-1)) : said.program;
}

function refusedAccess(
  { subject, access, verdict, entries }: DenialDraft,
  { permitted }: PolicyAnswer,
  grants: readonly Grant[],
  { plugsOf, sharesWith }: Judges,
): RefusedAccess {
  const said = entries[0]?.said;
  return {
    subject,
    access,
    verdict,
    ...(said && 'mediator' in said ? { record: said } : {}),
    ...(said && 'kind' in said ? { refusal: said } : {}),
    granted: grantedBy(grants),
    permitted: permitted !== null,
    hasPlug: (name) => plugsOf(subject, name).declared === true,
    sharesWith: (other) => sharesWith(subject, other),
  };
}

function grantedBy(grants: readonly Grant[]): Granted {
  const best = advisedGrant(grants);
  return best === undefined ? 'none' : isNarrow(best) ? 'narrow' : 'wide';
}

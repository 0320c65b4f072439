import {
  type Access,
  advisedGrant,
  type FindingNote,
  type Grant,
  type RuleSource,
  type Subject,
} from '@whyblocked/contract';
import type { PolicyAnswer } from '../grants/policy-answer.ts';
import type { AskPolicy } from '../grants/policy-questioner.ts';
import { isNarrow } from '../grants/rank-grants.ts';
import type { StoredRule } from '../knowledge/knowledge.ts';
import { revisionIn } from '../subjects/revision-in.ts';

/** What notes are made from. */
export interface Noted {
  readonly subject: Subject;
  readonly access: Access;
  readonly answer: PolicyAnswer;
  /** With what is known of plugs. */
  readonly grants: readonly Grant[];
}

/** Who is asked further. */
export interface NoteAsking {
  readonly ask: AskPolicy;
  /** The newest release that is known, where an older one is assumed. */
  readonly newer?: { readonly release: string; readonly ask: AskPolicy } | undefined;
  /** Where a rule stands in the release that is assumed. */
  readonly sourceOf: (rule: StoredRule) => RuleSource;
  readonly release: string;
}

/** What else the policy tells of one refusal, so that things which look alike are told apart. */
export function notesOf(noted: Noted, asking: NoteAsking): readonly FindingNote[] {
  return [
    ...permittedNotes(noted, asking),
    ...denyNotes(noted),
    ...ownerNotes(noted, asking),
    ...newerNotes(noted, asking),
    ...plugNotes(noted),
  ];
}

function permittedNotes({ subject, access, answer }: Noted, { sourceOf, release }: NoteAsking): readonly FindingNote[] {
  const { permitted } = answer;
  if (!permitted) return [];
  const revision = access.kind === 'file' ? revisionIn(access.path ?? '', subject) : undefined;
  return [
    { code: 'permitted-by', rule: permitted.canonical, source: sourceOf(permitted), release },
    ...(revision === undefined ? [] : [{ code: 'other-revision' as const, revision }]),
  ];
}

function denyNotes({ answer: { refusing, permitted } }: Noted): readonly FindingNote[] {
  const [rule] = permitted ? [] : refusing;
  if (!rule) return [];
  const name = rule.policy.kind === 'interface' ? rule.policy.name : undefined;
  return [{ code: 'explicit-deny', rule: rule.canonical, ...(name === undefined ? {} : { interface: name }) }];
}

function isAnswered(grants: readonly Grant[]): boolean {
  const best = advisedGrant(grants);
  return best !== undefined && isNarrow(best) && isForAnyPlug(best);
}

/** Only rules for the owner of a file would permit it. */
function ownerNotes({ subject, access, answer, grants }: Noted, { ask }: NoteAsking): readonly FindingNote[] {
  if (access.kind !== 'file' || access.owner !== false || answer.permitted || isAnswered(grants)) return [];
  const asOwner = ask({ ...access, owner: true }, subject);
  if (asOwner.permitted) return [{ code: 'owner-mismatch' }];
  const best = advisedGrant(asOwner.grants);
  return best && isNarrow(best) && isForAnyPlug(best) ? [{ code: 'owner-mismatch', interface: best.name }] : [];
}

/** For any plug: one with attributes of its own is another matter than a plain one. */
function isForAnyPlug({ conditions }: Grant): boolean {
  return !conditions.some(({ fact }) => fact.startsWith('plug.attr.'));
}

/** That a later release permits it, which decides the outcome. */
export function newerNotes({ subject, access, answer, grants }: Noted, { newer }: NoteAsking): readonly FindingNote[] {
  if (!newer || answer.permitted || advisedGrant(grants)) return [];
  const then = newer.ask(access, subject);
  if (then.permitted) return [{ code: 'newer-release', release: then.permitted.since ?? newer.release }];
  const best = advisedGrant(then.grants);
  return best && isNarrow(best) && isForAnyPlug(best)
    ? [{ code: 'newer-release', release: best.source.since ?? newer.release, interface: best.name }]
    : [];
}

function plugNotes({ grants }: Noted): readonly FindingNote[] {
  const best = advisedGrant(grants);
  if (!best) return [];
  return [
    ...(best.prompt && best.connected ? [{ code: 'may-be-prompt' as const, interface: best.name }] : []),
    ...(best.declared === false && best.declaredBy !== undefined
      ? [{ code: 'other-app' as const, interface: best.name, apps: best.declaredBy }]
      : []),
  ];
}

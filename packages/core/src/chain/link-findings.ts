import type { Finding } from '@whyblocked/contract';
import type { Draft } from '../drafts/draft.ts';
import { causesFirst } from './order-findings.ts';
import { isController, isPartOf } from './part-of.ts';
import { stageOf } from './pod-stage.ts';

/** A finding, and what decides how it hangs together with others. */
export interface Linkable {
  readonly finding: Finding;
  /** It only tells that something is so. */
  readonly tellsLittle: boolean;
  /** What it happened to, as `concernsOf` names it. */
  readonly concerns: readonly string[];
  /** Slugs of what it may follow from, by what people wrote down. */
  readonly follows: readonly string[];
}

/** Events that name nothing, as they stand at the end of `kubectl describe`, are mostly of one thing. */
const UNNAMED = 'what its events are pasted of';

/**
 * The pods that a draft is about, and the service of a snap. Names of pods are drawn by lot, so that the namespace, which not every form
 * tells, is not needed.
 */
export function concernsOf(draft: Draft): readonly string[] {
  if (draft.kind === 'denial') {
    const { subject, pods = subject.pod === undefined ? [] : [subject.pod] } = draft;
    const { snap, instance = snap, app } = subject;
    if (pods.length > 0 || instance === undefined || app === undefined) return pods.map((pod) => `Pod ${pod}`);
    return [`Snap ${instance}.${app}`];
  }
  const objects = draft.entries.flatMap(({ said: { object, source } }) => {
    if (object === undefined) return source === 'event' ? [UNNAMED] : [];
    return object.kind === 'Pod' || (object.kind === 'Snap' && object.name !== '')
      ? [`${object.kind} ${object.name}`]
      : [];
  });
  return [...new Set(objects)];
}

/**
 * Joins what belongs together. What a program says was refused follows from the record of it; what only tells the state of a pod or a
 * service follows from what is known to be the matter with it; that, in turn, from a refusal in that pod. Causes come first.
 */
export function linkFindings(linkable: readonly Linkable[]): readonly Finding[] {
  const findings = linkable.map(({ finding }) => finding);
  const causes = new Map<string, string>();
  linkTold(findings, causes);
  linkFollowing(linkable, causes);
  linkConcerned(linkable, causes);
  linkControllers(linkable, causes);
  linkServices(linkable, causes);
  const explained = new Map<string, string[]>();
  for (const [effect, cause] of causes) explained.set(cause, [...(explained.get(cause) ?? []), effect]);
  return causesFirst(
    findings.map((finding) => {
      const cause = causes.get(finding.id);
      return {
        ...finding,
        explains: explained.get(finding.id) ?? [],
        causedBy: cause === undefined ? [] : [cause],
      };
    }),
  );
}

/** Where a program says that something was refused to it and a record tells of the same, the record is the cause. */
function linkTold(findings: readonly Finding[], causes: Map<string, string>): void {
  const recorded = new Map<string, Finding>();
  for (const finding of findings) {
    if (finding.told || finding.kind !== 'denial') continue;
    for (const key of thingsOf(finding)) if (!recorded.has(key)) recorded.set(key, finding);
  }
  for (const finding of findings) {
    if (!finding.told) continue;
    const cause = thingsOf(finding)
      .map((key) => recorded.get(key))
      .find((one) => one !== undefined);
    if (cause) link(causes, finding, cause);
  }
}

/** What was refused, in words that a record and a program have in common; a folder is written with or without its last slash. */
function thingsOf({ access }: Finding): readonly string[] {
  switch (access?.kind) {
    case 'file':
    case 'device':
      return access.path === undefined ? [] : [`path ${access.path.replace(/(?<=.)\/$/, '')}`];
    case 'network':
    case 'unix':
      return ['socket'];
    case 'capability':
      return [`capability ${access.name}`];
    default:
      return [];
  }
}

/** What people know to follow from something else that the paste tells of as well, unless the two are about different pods. */
function linkFollowing(linkable: readonly Linkable[], causes: Map<string, string>): void {
  for (const effect of linkable) {
    if (effect.follows.length === 0 || causes.has(effect.finding.id)) continue;
    const cause = linkable.find(
      (other) => other !== effect && isNamedIn(effect.follows, other.finding) && mayConcernSame(effect, other),
    );
    if (cause) link(causes, effect.finding, cause.finding);
  }
}

function isNamedIn(slugs: readonly string[], { cause, explanation, outcome }: Finding): boolean {
  return outcome !== 'harmless' && [cause, explanation].some((slug) => slug !== undefined && slugs.includes(slug));
}

function mayConcernSame({ concerns: a }: Linkable, { concerns: b }: Linkable): boolean {
  const podsOf = (concerns: readonly string[]) => concerns.filter((one) => one.startsWith('Pod '));
  return podsOf(a).length === 0 || podsOf(b).length === 0 || a.some((one) => b.includes(one));
}

/** Within each pod or service what tells little follows from what tells more, and all of it from a refusal that really happened. */
function linkConcerned(linkable: readonly Linkable[], causes: Map<string, string>): void {
  const groups = new Map<string, Linkable[]>();
  for (const one of linkable) {
    for (const key of one.concerns) {
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  }
  // Of what has no name it is not known to be one thing: then only a reason joins it.
  if (groups.get(UNNAMED)?.every(({ tellsLittle }) => tellsLittle)) groups.delete(UNNAMED);
  for (const group of groups.values()) linkGroup(group, causes);
}

function linkGroup(group: readonly Linkable[], causes: Map<string, string>): void {
  const refusal = group.find(({ finding }) => isRealRefusal(finding))?.finding;
  const troubles = group.filter(({ finding }) => finding.kind !== 'denial' && finding.outcome !== 'harmless');
  const reason = troubles.find(({ tellsLittle }) => !tellsLittle)?.finding;
  const effects = troubles
    .filter(({ finding }) => finding !== reason)
    .sort((a, b) => stageOf(a.finding.trouble?.reason) - stageOf(b.finding.trouble?.reason));
  for (const [index, { finding }] of troubles.entries()) {
    const first = troubles.slice(0, index).find((other) => saysSame(other.finding, finding));
    if (first) link(causes, finding, first.finding);
  }
  if (reason && refusal && isAfterStart(reason)) link(causes, reason, refusal);
  let before = reason ?? refusal;
  for (const { finding, tellsLittle } of effects) {
    if (!tellsLittle) continue;
    if (before) link(causes, finding, before);
    before = finding;
  }
}

/** What is known first counts; a circle is never closed. */
function link(causes: Map<string, string>, effect: Finding, cause: Finding): void {
  if (causes.has(effect.id)) return;
  for (let at: string | undefined = cause.id; at !== undefined; at = causes.get(at)) if (at === effect.id) return;
  causes.set(effect.id, cause.id);
}

/** A log and a command tell of one thing in the same words. */
function saysSame(a: Finding, b: Finding): boolean {
  return a.explanation !== undefined && a.explanation === b.explanation && a.trouble?.message === b.trouble?.message;
}

/** What a program of a service says counts as well: its log stands beside what systemd tells of it. */
function isRealRefusal({ kind, outcome, told, loggedOnly, subject }: Finding): boolean {
  const isSaid = told === true && (subject.snap === undefined || outcome === 'unknown');
  return kind === 'denial' && outcome !== 'harmless' && !isSaid && !loggedOnly;
}

/** What fails before a process of the pod runs, such as the pull of an image, is not the work of the pod's profile. */
function isAfterStart({ cause = '' }: Finding): boolean {
  return !/^(?:img|sched|adm|pvc|vol|cfg|rbac)-/.test(cause);
}

/** That a Deployment is not ready follows from what is the matter with its ReplicaSet or its pods. */
function linkControllers(linkable: readonly Linkable[], causes: Map<string, string>): void {
  for (const { finding, tellsLittle } of linkable) {
    const whole = finding.trouble?.object;
    if (!tellsLittle || whole === undefined || !isController(whole) || causes.has(finding.id)) continue;
    const reason = linkable.find(({ finding: { id, outcome, trouble, subject }, tellsLittle: isState }) => {
      const part =
        trouble?.object ??
        (subject.pod === undefined ? undefined : { kind: 'Pod', name: subject.pod, namespace: subject.namespace });
      if (part === undefined || id === finding.id || outcome === 'harmless') return false;
      return (!isState || part.kind === 'Pod') && isPartOf(part, whole);
    });
    if (reason) link(causes, finding, reason.finding);
  }
}

/** Services of a snap that do not run follow from what keeps the whole snap from starting. */
function linkServices(linkable: readonly Linkable[], causes: Map<string, string>): void {
  const foundations = new Set(linkable.flatMap(({ follows }) => follows));
  for (const { finding, tellsLittle } of linkable) {
    const { object } = finding.trouble ?? {};
    if (!tellsLittle || object?.kind !== 'Snap' || causes.has(finding.id)) continue;
    const [snap] = object.name.split('.');
    const reason = linkable.find(
      ({ finding: other, tellsLittle: isState }) =>
        !isState && other.trouble?.object?.name === snap && isNamedIn([...foundations], other),
    );
    if (reason) link(causes, finding, reason.finding);
  }
}

import type { Finding } from '@whyblocked/contract';
import { causesFirst } from './order-findings.ts';

/** A finding, and whether it only tells that something is so. */
export interface Linkable {
  readonly finding: Finding;
  readonly tellsLittle: boolean;
}

/** States of a pod, from what happens first to what follows: each may be caused by those before. */
const STAGES: readonly RegExp[] = [
  /FailedCreatePodSandBox|FailedMount|FailedAttachVolume|FailedScheduling|FailedCreate/,
  /CreateContainer|RunContainer|ErrImage|ImagePull|Failed/,
  /Error|OOMKilled|Unhealthy|Killing/,
  /CrashLoopBackOff|BackOff|Init:/,
];

/**
 * Joins what belongs together. What a program says was refused follows from the record of it; what only tells the state of a pod follows
 * from what is known to be the matter with that pod; that, in turn, from a refusal in that pod. Causes come first.
 */
export function linkFindings(linkable: readonly Linkable[]): readonly Finding[] {
  const findings = linkable.map(({ finding }) => finding);
  const causes = new Map<string, string>();
  linkTold(findings, causes);
  linkPods(linkable, causes);
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
    if (cause) causes.set(finding.id, cause.id);
  }
}

/** What was refused, in words that a record and a program have in common. */
function thingsOf({ access }: Finding): readonly string[] {
  switch (access?.kind) {
    case 'file':
    case 'device':
      return access.path === undefined ? [] : [`path ${access.path}`];
    case 'network':
    case 'unix':
      return ['socket'];
    case 'capability':
      return [`capability ${access.name}`];
    default:
      return [];
  }
}

/** Within each pod what tells little follows from what tells more, and all of it from a refusal that really happened. */
function linkPods(linkable: readonly Linkable[], causes: Map<string, string>): void {
  const pods = Map.groupBy(linkable, ({ finding }) => podOf(finding));
  for (const [pod, ofPod] of pods) {
    if (pod === undefined) continue;
    const refusal = ofPod.find(({ finding }) => isRealRefusal(finding))?.finding;
    const troubles = ofPod.filter(({ finding }) => finding.kind !== 'denial');
    const reason = troubles.find(({ finding, tellsLittle }) => !tellsLittle && finding.outcome !== 'harmless')?.finding;
    const effects = [...troubles]
      .filter(({ finding }) => finding !== reason && finding.outcome !== 'harmless')
      .sort((a, b) => stageOf(a.finding) - stageOf(b.finding));
    if (reason && refusal && isAfterStart(reason)) causes.set(reason.id, refusal.id);
    let before = reason ?? refusal;
    for (const { finding, tellsLittle } of effects) {
      if (!tellsLittle) continue;
      if (before && !causes.has(finding.id)) causes.set(finding.id, before.id);
      before = finding;
    }
  }
}

function isRealRefusal({ kind, outcome, told, loggedOnly }: Finding): boolean {
  return kind === 'denial' && outcome !== 'harmless' && !told && !loggedOnly;
}

/** What fails before a process of the pod runs, such as the pull of an image, is not the work of the pod's profile. */
function isAfterStart({ cause = '' }: Finding): boolean {
  return !/^(?:img|sched|adm|pvc|vol|cfg|rbac)-/.test(cause);
}

function stageOf({ trouble }: Finding): number {
  const words = `${trouble?.reason ?? ''} ${trouble?.message ?? ''}`;
  const stage = STAGES.findIndex((pattern) => pattern.test(words));
  return stage < 0 ? STAGES.length : stage;
}

/** Names of pods are drawn by lot, so that the namespace, which not every form tells, is not needed. */
function podOf({ subject, trouble }: Finding): string | undefined {
  if (subject.pod !== undefined && subject.pod !== '') return subject.pod;
  return trouble?.object?.kind === 'Pod' ? '' : undefined;
}

import type { DiagnosedAddon, Finding } from '@whyblocked/contract';
import { type AddonKnowledge, fullName } from '../knowledge/addon-knowledge.ts';
import { findAddon } from './find-addon.ts';

/** Which addon a finding is about. */
export interface AddonOfFinding {
  readonly addon: string;
  readonly why: Exclude<DiagnosedAddon['why'], 'enabled'>;
}

const NOT_FOUND = /^Addon (\S{1,130}) (?:was not found in any repository|not found\b)/;
const NOT_ENABLED = /^Failed to enable addon (\S{1,130})/;

/** The addons that a finding may be about, by what MicroK8s says or by the pod that fails; of two that share pods both. */
export function addonsOfFinding(knowledge: AddonKnowledge, finding: Finding): readonly AddonOfFinding[] {
  if (finding.outcome === 'harmless') return [];
  const message = finding.trouble?.message ?? '';
  const [missing, refused] = [NOT_FOUND.exec(message)?.[1], NOT_ENABLED.exec(message)?.[1]];
  const named = missing ?? refused;
  if (named !== undefined) {
    const file = findAddon(knowledge, named);
    return file ? [{ addon: fullName(file), why: missing === undefined ? 'failing' : 'not-found' }] : [];
  }
  const pod = podOf(finding);
  return pod === undefined ? [] : addonsOfPod(knowledge, pod).map((addon) => ({ addon, why: 'failing' }));
}

interface Pod {
  readonly name: string;
  readonly namespace?: string;
}

/** What makes pods: their names begin with its own. */
const MAKERS = new Set(['Pod', 'Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet', 'Job']);

function podOf({ subject, trouble }: Finding): Pod | undefined {
  const object = trouble?.object;
  if (object !== undefined && MAKERS.has(object.kind)) {
    const name = object.kind === 'Pod' ? object.name : `${object.name}-`;
    return { name, ...(object.namespace === undefined ? {} : { namespace: object.namespace }) };
  }
  const { pod, namespace } = subject;
  return pod === undefined ? undefined : { name: pod, ...(namespace === undefined ? {} : { namespace }) };
}

function addonsOfPod({ names }: AddonKnowledge, { name, namespace }: Pod): readonly string[] {
  const own = names.pods.filter(({ in: where, called }) => {
    if (namespace === undefined ? called === undefined : namespace !== where) return false;
    return called === undefined || called.some((start) => name.startsWith(start));
  });
  return [...new Set(own.map(({ addon }) => addon))];
}

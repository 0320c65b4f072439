import type { Fact, SingleFact } from '../../evidence/fact.ts';

/** What a node tells of its system; absent what it does not. */
export interface NodeInfo {
  readonly kernel?: string;
  readonly osImage?: string;
  readonly architecture?: string;
  readonly runtime?: string;
  readonly kubelet?: string;
}

/** Facts of the system under a node. The kubelet's version is MicroK8s' own only where the node says that it is a MicroK8s node. */
export function nodeFacts(info: NodeInfo, isMicrok8s: boolean): readonly Fact[] {
  const told: readonly (readonly [SingleFact, string | undefined])[] = [
    ['kernel', info.kernel],
    ['distribution', info.osImage],
    ['architecture', info.architecture],
    ['runtime', info.runtime],
    ['microk8s-version', isMicrok8s ? info.kubelet : undefined],
  ];
  return told.flatMap(([about, value]) => (value ? [{ kind: 'fact', about, value } as const] : []));
}

/** Taints that Kubernetes itself sets on a node that is not well. */
export function isTaintOfTrouble(taint: string): boolean {
  return /^node(?:\.cloudprovider)?\.kubernetes\.io\/[a-z-]+[:=]/.test(taint) && !taint.endsWith(':PreferNoSchedule');
}

/** The label that MicroK8s puts on each of its nodes. */
export const MICROK8S_LABEL = 'microk8s.io/cluster';

import type { Reader } from '../reader.ts';
import { clusterInfoDump } from './cluster-info-dump.ts';
import { crictl } from './crictl.ts';
import { ctr } from './ctr.ts';
import { eventLog } from './event-log.ts';
import { kubectlDescribe } from './kubectl-describe.ts';
import { kubectlError } from './kubectl-error.ts';
import { kubectlEvents } from './kubectl-events.ts';
import { kubectlGet } from './kubectl-get.ts';
import { kubectlPolicies } from './kubectl-policies.ts';
import { kubernetesDocument } from './kubernetes-document.ts';
import { runtimeVersion } from './runtime-version.ts';

/** What kubectl prints of pods, nodes, claims and events, and crictl and ctr of containers. */
export const objectReaders: readonly Reader[] = [
  clusterInfoDump,
  kubernetesDocument,
  kubectlDescribe,
  eventLog,
  kubectlEvents,
  kubectlPolicies,
  kubectlGet,
  crictl,
  ctr,
  runtimeVersion,
  kubectlError,
];

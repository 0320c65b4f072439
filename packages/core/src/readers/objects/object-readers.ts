import type { Reader } from '../reader.ts';
import { clusterInfoDump } from './cluster-info-dump.ts';
import { crictl } from './crictl.ts';
import { eventLog } from './event-log.ts';
import { kubectlDescribe } from './kubectl-describe.ts';
import { kubectlError } from './kubectl-error.ts';
import { kubectlEvents } from './kubectl-events.ts';
import { kubectlGet } from './kubectl-get.ts';
import { kubectlPolicies } from './kubectl-policies.ts';
import { kubernetesDocument } from './kubernetes-document.ts';

/** What kubectl prints of pods, nodes, claims and events, and crictl of containers. */
export const objectReaders: readonly Reader[] = [
  clusterInfoDump,
  kubernetesDocument,
  kubectlDescribe,
  eventLog,
  kubectlEvents,
  kubectlPolicies,
  kubectlGet,
  crictl,
  kubectlError,
];

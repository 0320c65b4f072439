import type { Line } from '../../decode/line.ts';
import { ONE_LINE, type Reader, type Say, type Section } from '../reader.ts';
import { openKubectlTable } from './tables/kubectl-tables.ts';
import { terminatingNamespace } from './tables/namespace-row.ts';
import { parseNodeRow } from './tables/node-row.ts';
import { parsePodRow } from './tables/pod-row.ts';

const POD_HEADER = /^\s{0,8}(?:NAMESPACE\s{1,80})?NAME\s{1,260}READY\s{1,20}STATUS\s{1,60}RESTARTS\s/;

/** Tables of `kubectl get`; rows of pods and nodes also without their header, since they are often searched for and pasted alone. */
export const kubectlGet: Reader = {
  form: 'kubectl-get',
  from: [
    'kubectl get pods -A',
    'kubectl get nodes',
    'kubectl get all',
    'kubectl get pvc',
    'kubectl get ns',
    'inspection-report/k8s/get-all',
  ],
  triggers: [
    'RESTARTS',
    'STATUS   ROLES',
    'STATUS     ROLES',
    'STATUS ROLES',
    'ROLES    ',
    'STORAGECLASS',
    'UP-TO-DATE',
    'DESIRED',
    'READY   AGE',
    'READY AGE',
    'Running  ',
    'CrashLoopBackOff',
    'ImagePullBackOff',
    'ErrImagePull',
    'ErrImageNeverPull',
    'InvalidImageName',
    'ContainerCreating',
    'CreateContainer',
    'RunContainerError',
    'Pending  ',
    'Completed  ',
    'Terminating  ',
    'Evicted  ',
    'OOMKilled',
    'Unknown  ',
    'ContainerStatusUnknown',
    'SchedulingGated',
    'DeadlineExceeded',
    'NodeShutdown',
    'NodeAffinity',
    'OutOfcpu',
    'OutOfCPU',
    'OutOfmemory',
    'OutOfMemory  ',
    'OutOfpods',
    'OutOfephemeral-storage',
    'OutOfhugepages',
    'OutOfnvidia',
    'OutOfamd',
    'SysctlForbidden',
    'UnexpectedAdmissionError',
    'Unexpected Admission Error',
    'TopologyAffinityError',
    'Topology Affinity Error',
    'SMTAlignmentError',
    'MatchNodeSelector',
    'TaintToleration',
    'PodToleratesNodeTaints',
    'PodFitsHostPorts',
    'NodePorts  ',
    'Shutdown  ',
    'ContainerCannotRun',
    'StartError',
    'STATUS        AGE',
    'STATUS   AGE',
    'NotReady  ',
    'SchedulingDisabled',
  ],
  open: (line, say) => {
    const header = line.text.slice(0, 1000);
    if (POD_HEADER.test(header)) return rows(say);
    const table = openKubectlTable(header);
    if (table) return { accept: (next) => table.accept(next, say), close: () => undefined };
    const namespace = terminatingNamespace(line.text);
    if (namespace) {
      say(namespace, line);
      return ONE_LINE;
    }
    const section = rows(say);
    return section.accept(line) ? section : null;
  },
};

function rows(say: Say): Section {
  return {
    accept: (line: Line) => {
      const row = parsePodRow(line.text) ?? parseNodeRow(line.text);
      if (row === null) return false;
      if (row.trouble) say(row.trouble, line);
      say(row.fact, line);
      return true;
    },
    close: () => undefined,
  };
}

import type { Carried } from '../../decode/line.ts';

/** "kubelite" of program "microk8s.daemon-kubelite" or unit "snap.microk8s.daemon-kubelite.service"; undefined where nothing tells. */
export function programOf({ program, unit }: Carried): string | undefined {
  const name = program ?? unit?.replace(/\.(?:service|scope)$/, '');
  return name?.slice(name.lastIndexOf('.') + 1).replace(/^daemon-/, '') || undefined;
}

const CLUSTER =
  /(?:^|[.-])(?:microk8s|kube[a-z]{0,20}|containerd|docker|dockerd|cri-o|crio|k3s|k3s-agent|rke2[a-z-]{0,10}|etcd|k8s[a-z-]{0,20}|flanneld?)(?:[.-]|$)/;

/** Whether another service of the host wrote a line: a journal or syslog names host or unit, and `snap logs` names the snap. */
export function isOfOtherService({ host, program, unit }: Carried): boolean {
  const service = unit ?? (host !== undefined || program?.includes('.') ? program : undefined);
  return service !== undefined && !isOfCluster(service);
}

/** Whether a program or unit belongs to a cluster's node: of other services of a host, troubles do not keep a pod from running. */
export function isOfCluster(name: string): boolean {
  return CLUSTER.test(name.slice(0, 200));
}

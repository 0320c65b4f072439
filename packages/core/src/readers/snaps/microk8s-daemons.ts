import type { Trouble } from '../../evidence/trouble.ts';
import { ofSnap, snapTrouble } from './snap-trouble.ts';

/** What every node runs; without one of them nothing works. */
const ALWAYS = ['microk8s.daemon-containerd', 'microk8s.daemon-kubelite'];
/** These end by themselves where the cluster is built without them (run-*-with-args) and stay enabled. The others may on workers. */
const MAY_REST = ['microk8s.daemon-etcd', 'microk8s.daemon-flanneld', 'microk8s.daemon-apiserver-proxy'];
const DAEMON = /^microk8s(?:_[a-z0-9]{1,10})?\.daemon-[a-z0-9-]{1,40}$/;

/** What is wrong with a daemon of MicroK8s that is not active; null where that is as it should be, and for other snaps. */
export function inactiveDaemon(service: string, enabled: boolean, message: string, exitCode?: number): Trouble | null {
  if (!DAEMON.test(service)) return null;
  if (MAY_REST.includes(service) || (!enabled && !ALWAYS.includes(service))) return null;
  return snapTrouble({
    source: 'row',
    reason: enabled ? 'inactive' : 'disabled',
    message,
    severity: ALWAYS.includes(service) ? 'error' : 'warning',
    ...(exitCode === undefined ? {} : { exitCode }),
    ...ofSnap(service),
  });
}

import type { Reader } from '../reader.ts';
import { aaStatus } from './aa-status.ts';
import { kernelBoot } from './kernel-boot.ts';
import { kubeBench } from './kube-bench.ts';
import { lsbRelease } from './lsb-release.ts';
import { microk8sAddonsRepoList } from './microk8s-addons-repo-list.ts';
import { microk8sBom } from './microk8s-bom.ts';
import { microk8sEnable } from './microk8s-enable.ts';
import { microk8sInspect } from './microk8s-inspect.ts';
import { microk8sStatus } from './microk8s-status.ts';
import { microk8sSwitch } from './microk8s-switch.ts';
import { microk8sVersion } from './microk8s-version.ts';
import { osRelease } from './os-release.ts';
import { snapChanges } from './snap-changes.ts';
import { snapConnections } from './snap-connections.ts';
import { snapError } from './snap-error.ts';
import { snapInfo } from './snap-info.ts';
import { snapInstalled } from './snap-installed.ts';
import { snapInterfaces } from './snap-interfaces.ts';
import { snapList } from './snap-list.ts';
import { snapServices } from './snap-services.ts';
import { snapTasks } from './snap-tasks.ts';
import { snapVersion } from './snap-version.ts';
import { systemctlStatus } from './systemctl-status.ts';
import { uname } from './uname.ts';

/** What snap, microk8s and the system print of themselves. */
export const snapReaders: readonly Reader[] = [
  snapConnections,
  snapInterfaces,
  snapList,
  snapVersion,
  snapInfo,
  snapInstalled,
  snapChanges,
  snapTasks,
  snapServices,
  snapError,
  microk8sStatus,
  microk8sVersion,
  microk8sAddonsRepoList,
  microk8sEnable,
  microk8sSwitch,
  microk8sInspect,
  microk8sBom,
  kubeBench,
  systemctlStatus,
  aaStatus,
  uname,
  kernelBoot,
  osRelease,
  lsbRelease,
];

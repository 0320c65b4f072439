import type { Reader } from '../reader.ts';
import { clusterMessage } from './cluster-message.ts';
import { cniLog } from './cni-log.ts';
import { containerdLog } from './containerd-log.ts';
import { hostCommand } from './host-command.ts';
import { kernelOom } from './kernel-oom.ts';
import { kubeletLog } from './kubelet-log.ts';
import { runcLog } from './runc-log.ts';
import { systemdUnit } from './systemd-unit.ts';

/** Lines of a node's logs: kubelet, containerd, runc, CNI, systemd, the kernel. */
export const logReaders: readonly Reader[] = [
  kubeletLog,
  containerdLog,
  runcLog,
  cniLog,
  systemdUnit,
  kernelOom,
  hostCommand,
  clusterMessage,
];

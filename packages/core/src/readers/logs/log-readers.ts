import type { Reader } from '../reader.ts';

/** Lines of logs: kubelet, containerd, runc, CNI, pods. */
export const logReaders: readonly Reader[] = [];

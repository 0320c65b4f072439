import type { Reader } from '../reader.ts';
import { containerIds } from './container-ids.ts';
import { processAttr } from './process-attr.ts';
import { processCgroup } from './process-cgroup.ts';
import { processLabels } from './process-labels.ts';
import { processList } from './process-list.ts';
import { systemdCgls } from './systemd-cgls.ts';

/** What tells of healthy containers which process, id, label and pod belong together. */
export const containerReaders: readonly Reader[] = [
  processCgroup,
  systemdCgls,
  processList,
  processAttr,
  processLabels,
  containerIds,
];

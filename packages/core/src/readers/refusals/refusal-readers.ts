import type { Reader } from '../reader.ts';
import { aaLog } from './aa-log.ts';
import { apparmorParserError } from './apparmor-parser-error.ts';
import { auditJson } from './audit-json.ts';
import { dbusRefusal } from './dbus-refusal.ts';
import { droppedRecords } from './dropped-records.ts';
import { kernelRefusal } from './kernel-refusal.ts';
import { selinuxAvc } from './selinux-avc.ts';
import { snapConfineError } from './snap-confine-error.ts';
import { snapDeviceHelper } from './snap-device-helper.ts';
import { snappyDebug } from './snappy-debug.ts';

/** Programs of the system that say in their own sentences that something was refused or cannot be. */
export const refusalReaders: readonly Reader[] = [
  snappyDebug,
  aaLog,
  auditJson,
  selinuxAvc,
  kernelRefusal,
  snapDeviceHelper,
  snapConfineError,
  apparmorParserError,
  dbusRefusal,
  droppedRecords,
];

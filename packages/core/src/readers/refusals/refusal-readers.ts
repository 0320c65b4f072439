import type { Reader } from '../reader.ts';
import { aaLog } from './aa-log.ts';
import { apparmorParserError } from './apparmor-parser-error.ts';
import { dbusRefusal } from './dbus-refusal.ts';
import { programRefusal } from './program-refusal.ts';
import { selinuxAvc } from './selinux-avc.ts';
import { snapConfineError } from './snap-confine-error.ts';
import { snapDeviceHelper } from './snap-device-helper.ts';
import { snappyDebug } from './snappy-debug.ts';

/** Programs that say that something was refused to them; the widest form is the last. */
export const refusalReaders: readonly Reader[] = [
  snappyDebug,
  aaLog,
  selinuxAvc,
  snapDeviceHelper,
  snapConfineError,
  apparmorParserError,
  dbusRefusal,
  programRefusal,
];

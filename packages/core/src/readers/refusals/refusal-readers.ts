import type { Reader } from '../reader.ts';
import { apparmorParserError } from './apparmor-parser-error.ts';
import { dbusRefusal } from './dbus-refusal.ts';
import { programRefusal } from './program-refusal.ts';
import { snapConfineError } from './snap-confine-error.ts';
import { snapDeviceHelper } from './snap-device-helper.ts';

/** Programs that say that something was refused to them; the widest form is the last. */
export const refusalReaders: readonly Reader[] = [
  snapDeviceHelper,
  snapConfineError,
  apparmorParserError,
  dbusRefusal,
  programRefusal,
];

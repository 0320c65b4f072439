import type { Variables } from '@whyblocked/confinement';
import type { Subject } from '@whyblocked/contract';

/** A process number as AppArmor's tunables have it: 1 to 4999999 without leading zeros. */
const PID = [
  '[1-9]',
  '[1-9][0-9]',
  '[1-9][0-9][0-9]',
  '[1-9][0-9][0-9][0-9]',
  '[1-9][0-9][0-9][0-9][0-9]',
  '[1-9][0-9][0-9][0-9][0-9][0-9]',
  '[1-4][0-9][0-9][0-9][0-9][0-9][0-9]',
];

/** Variables that a default installation of AppArmor defines, and coreutils' folders as snapd defines them. */
export const TUNABLES: Variables = {
  HOMEDIRS: ['/home/'],
  HOME: ['@{HOMEDIRS}/*/', '/root/'],
  PROC: ['/proc/'],
  pid: PID,
  pids: PID,
  tid: PID,
  multiarch: ['*-linux-gnu*'],
  run: ['/run/', '/var/run/'],
  sys: ['/sys/'],
  SNAP_COREUTIL_DIRS: ['/{bin/,usr/bin/,usr/bin/gnu,usr/lib/cargo/bin/coreutils/}'],
  INSTALL_DIR: ['/{,var/lib/snapd/}snap'],
};

/**
 * What the variables of a snap's profile stand for, as far as a record tells: the revision is not in it, so any is taken.
 */
export function systemVariables({ snap = '*', instance, app, hook }: Subject): Variables {
  const instanceName = instance ?? snap;
  return {
    ...TUNABLES,
    SNAP_NAME: [snap],
    SNAP_INSTANCE_NAME: [instanceName],
    SNAP_INSTANCE_DESKTOP: [instanceName.replace('_', '+')],
    SNAP_COMMAND_NAME: [app ?? (hook === undefined ? '*' : `hook.${hook}`)],
    SNAP_REVISION: ['{,x}[0-9]*'],
    PROFILE_DBUS: ['*'],
    profile_name: [
      app === undefined && hook === undefined
        ? `snap.${instanceName}.*`
        : `snap.${instanceName}.${app ?? `hook.${hook}`}`,
    ],
  };
}

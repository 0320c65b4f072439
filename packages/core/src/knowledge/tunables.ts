import type { Variables } from '@whyblocked/confinement';

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

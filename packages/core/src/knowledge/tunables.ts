import type { Variables } from '@whyblocked/confinement';

/** Numbers without leading zeros of one to so many digits, the longest of which begin with 1 to 4, as AppArmor's tunables have them. */
function numbers(first: string, digits: number): readonly string[] {
  return Array.from({ length: digits }, (_, more) => {
    if (more === 0) return first;
    return `${more === digits - 1 ? '[1-4]' : '[1-9]'}${'[0-9]'.repeat(more)}`;
  });
}

const PID = numbers('[1-9]', 7);

/**
 * Variables that a default installation of AppArmor defines, and coreutils' folders as snapd defines them; a test holds
 * them to the imported facts.
 */
export const TUNABLES: Variables = {
  HOMEDIRS: ['/home/'],
  HOME: ['@{HOMEDIRS}/*/', '/root/'],
  PROC: ['/proc/'],
  pid: PID,
  pids: PID,
  tid: PID,
  uid: numbers('[0-9]', 10),
  multiarch: ['*-linux-gnu*'],
  run: ['/run/', '/var/run/'],
  sys: ['/sys/'],
  etc_ro: ['/etc/', '/usr/etc/'],
  etc_rw: ['/etc/'],
  SNAP_COREUTIL_DIRS: ['/{bin/,usr/bin/,usr/bin/gnu,usr/lib/cargo/bin/coreutils/}'],
  INSTALL_DIR: ['/{,var/lib/snapd/}snap'],
};

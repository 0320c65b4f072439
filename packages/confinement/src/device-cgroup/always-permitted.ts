import type { KnownDevice } from './device-facts.ts';

/** A node that snap-confine puts into every device cgroup, tagged or not. AppArmor alone then decides on it. */
export interface AlwaysPermitted {
  /** "/dev/pts/*" and "/dev/nvidia[0-9]*" stand for many. */
  readonly path: string;
  readonly type: 'c';
  /** The numbers by which the cgroup knows it, where they are fixed; "136-143" stands for eight majors, "*" for every minor. */
  readonly major?: number | '136-143';
  readonly minor?: number | '*';
  /**
   * "exists": looked for when a process of the snap starts, so one that appears later stays outside until the next start; "in-a-row": and so
   * do those with a lower number, because the search ends at the first that is missing (254 is the last).
   */
  readonly when?: 'exists' | 'in-a-row';
}

/**
 * cmd/snap-confine/udev-support.c (sc_udev_setup_acls_common), the same list in all releases from 2.57.6 to 2.77: devices with fixed numbers,
 * pseudo terminals, and nodes that udev cannot tag because sysfs does not show them. /dev/nvidia-uvm-tools and /dev/nvidia-caps are not on it.
 */
const ALWAYS_PERMITTED: readonly AlwaysPermitted[] = [
  { path: '/dev/null', type: 'c', major: 1, minor: 3 },
  { path: '/dev/zero', type: 'c', major: 1, minor: 5 },
  { path: '/dev/full', type: 'c', major: 1, minor: 7 },
  { path: '/dev/random', type: 'c', major: 1, minor: 8 },
  { path: '/dev/urandom', type: 'c', major: 1, minor: 9 },
  { path: '/dev/tty', type: 'c', major: 5, minor: 0 },
  { path: '/dev/console', type: 'c', major: 5, minor: 1 },
  { path: '/dev/ptmx', type: 'c', major: 5, minor: 2 },
  { path: '/dev/pts/*', type: 'c', major: '136-143', minor: '*' },
  { path: '/dev/nvidia[0-9]*', type: 'c', when: 'in-a-row' },
  { path: '/dev/nvidiactl', type: 'c', when: 'exists' },
  { path: '/dev/nvidia-uvm', type: 'c', when: 'exists' },
  { path: '/dev/nvidia-modeset', type: 'c', when: 'exists' },
  { path: '/dev/uhid', type: 'c', when: 'exists' },
  { path: '/dev/net/tun', type: 'c', when: 'exists' },
];

/** Those that every kernel has, so that a tag on one of them is a tagged device (drivers/char/mem.c). */
export const ALWAYS_PRESENT = ['/dev/null', '/dev/zero', '/dev/full', '/dev/random', '/dev/urandom'] as const;

const NVIDIA = /^nvidia(0|[1-9][0-9]{0,2})$/;
const LAST_NVIDIA = 254;
const PTS = /^pts\/[0-9]{1,7}$/;

/** The entry for a node; numbers decide where they are known, since a cgroup knows no names. Null: not on the list. */
export function alwaysPermitted(below: string | null, { type, major, minor }: KnownDevice): AlwaysPermitted | null {
  if (major !== undefined && minor !== undefined) {
    const byNumber = ALWAYS_PERMITTED.find((entry) => entry.major !== undefined && hasNumbers(entry, major, minor));
    if (byNumber) return type === 'b' ? null : byNumber;
    return below === null ? null : (ALWAYS_PERMITTED.find((entry) => entry.when && isAt(entry, below)) ?? null);
  }
  return below === null ? null : (ALWAYS_PERMITTED.find((entry) => isAt(entry, below)) ?? null);
}

function hasNumbers(entry: AlwaysPermitted, major: number, minor: number): boolean {
  if (entry.major === '136-143') return major >= 136 && major <= 143;
  return entry.major === major && entry.minor === minor;
}

function isAt({ path, when }: AlwaysPermitted, below: string): boolean {
  if (when === 'in-a-row') return Number(NVIDIA.exec(below)?.[1] ?? Number.NaN) <= LAST_NVIDIA;
  if (path === '/dev/pts/*') return PTS.test(below);
  return path === `/dev/${below}` || (path === '/dev/ptmx' && below === 'pts/ptmx');
}

import { isSnapdSince } from '../snapd-release.ts';

/** How snap-confine loads what snap-seccomp made of the rules. */
export interface LoadedFilters {
  /**
   * "two": one that permits what is listed and one that refuses what `~` lists, loaded in this order: refusing, permitting. "one": both kinds of
   * lines in one filter.
   */
  readonly filters: 'one' | 'two';
  /** Besides them one for all snaps, which refuses ioctl with TIOCSTI. */
  readonly hasGlobalFilter: boolean;
}

/**
 * cmd/snap-confine/seccomp-support.c and cmd/snap-seccomp/main.go: two filters since 2.63, `~` since 2.59.5 (before it policy has no such line),
 * the global filter until 2.63 (global.bin; only where the app has filters at all). An unknown release is taken for the newest.
 */
export function loadedFilters(release?: string): LoadedFilters {
  return { filters: isSnapdSince(release, '2.63') ? 'two' : 'one', hasGlobalFilter: !isSnapdSince(release, '2.64') };
}

import type { Grant } from './grant.ts';

/**
 * The first interface that may be advised, if any. What permits nearly everything, or is made for other snaps, may be where this snap has
 * the plug.
 */
export function advisedGrant(interfaces: readonly Grant[]): Grant | undefined {
  return interfaces.find(
    ({ blanket, forOthers, declared, connected }) =>
      (!blanket && !forOthers) || (declared === true && (!blanket || connected !== true)),
  );
}

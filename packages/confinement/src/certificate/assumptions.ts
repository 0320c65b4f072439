import type { Access } from '../access.ts';
import type { Assumed } from './certificate.ts';
import type { Asking } from './rule-set.ts';

/** Whether a claim holds, asked in one way. */
export type Holds = (asking: Asking) => boolean;

/**
 * What a claim rests on that the access does not tell, given that it holds with who asks as the owner of the file and with holes that stand
 * for anything: it is asked once more without each.
 */
export function assumptionsOf(access: Access, holds: Holds): readonly Assumed[] {
  const isOwnerTold = access.kind !== 'file' || access.owner !== undefined;
  return [
    ...(isOwnerTold || holds({ asOwner: false }) ? [] : (['owner'] as const)),
    ...(holds({ asOwner: true, withoutHoles: true }) ? [] : (['run-time-values'] as const)),
  ];
}

import type { Variables } from '@whyblocked/confinement';
import type { Subject } from '@whyblocked/contract';
import { TUNABLES } from '../knowledge/tunables.ts';

/**
 * What the variables of a snap's profile stand for, as far as a record tells: the revision is not in it, so any is
 * taken where nobody says which.
 */
export function systemVariables({ snap = '*', instance, app, hook }: Subject, revision?: string): Variables {
  const instanceName = instance ?? snap;
  return {
    ...TUNABLES,
    SNAP_NAME: [snap],
    SNAP_INSTANCE_NAME: [instanceName],
    SNAP_INSTANCE_DESKTOP: [instanceName.replace('_', '+')],
    SNAP_COMMAND_NAME: [app ?? (hook === undefined ? '*' : `hook.${hook}`)],
    SNAP_REVISION: [revision ?? '{,x}[0-9]*'],
    PROFILE_DBUS: ['*'],
    profile_name: [
      app === undefined && hook === undefined
        ? `snap.${instanceName}.*`
        : `snap.${instanceName}.${app ?? `hook.${hook}`}`,
    ],
  };
}

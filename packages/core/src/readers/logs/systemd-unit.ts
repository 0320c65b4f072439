import type { TroubledObject } from '../../evidence/trouble.ts';
import { ONE_LINE, type Reader } from '../reader.ts';
import { logTrouble } from './log-trouble.ts';
import { isOfCluster } from './program-of.ts';

/** What systemd says of a unit behind its name (src/core/service.c, unit.c). */
const SAID =
  /^([\w@\\:.-]{1,200}\.(?:service|scope|mount)): ((?:(?:Main|Control) process exited, code=(\w{1,20}), status=(\d{1,3})\/(\w{1,20}))|Failed with result '([a-z-]{1,30})'\.?|Scheduled restart job, restart counter is at \d{1,9}\.?|Start request repeated too quickly\.?)/;
/** Results that name themselves better than "exit-code" does. */
const START_LIMIT = 'start-limit-hit';

/** systemd of the daemons of a cluster and of snaps: that they end, and are not started again. */
export const systemdUnit: Reader = {
  form: 'systemd-unit',
  from: ['journalctl -u', 'snap logs'],
  triggers: ['rocess exited, code=', "Failed with result '", 'Scheduled restart job', 'Start request repeated'],
  open(line, say) {
    const [, unit = '', what = '', code, status, , result] = SAID.exec(line.text.trim().slice(0, 500)) ?? [];
    if (!isOfCluster(unit) && !unit.startsWith('snap.')) return null;
    say(
      logTrouble(line, {
        message: `${unit}: ${what}`,
        severity: what.startsWith('Scheduled') ? 'warning' : 'error',
        reason: result ?? (what.startsWith('Start request') ? START_LIMIT : undefined),
        object: objectOf(unit),
        from: 'systemd',
        exitCode: code === 'exited' ? Number(status) : undefined,
      }),
      line,
    );
    return ONE_LINE;
  },
};

/** Services of snaps by the names that snapd has for them: "microk8s.daemon-kubelite". */
function objectOf(unit: string): TroubledObject {
  const snap = /^snap\.([\w.-]{1,180})\.service$/.exec(unit)?.[1];
  return snap === undefined ? { kind: 'Unit', name: unit } : { kind: 'Snap', name: snap };
}

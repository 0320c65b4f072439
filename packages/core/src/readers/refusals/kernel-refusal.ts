import { ONE_LINE, type Reader } from '../reader.ts';
import { oneLine } from './one-line.ts';

interface Told {
  /** Which part of the kernel refused. */
  readonly reason: 'landlock' | 'smack' | 'ipe' | 'lockdown' | 'yama';
  readonly sentence: RegExp;
}

/** What each writes (Linux: security/landlock/audit.c, smack/smack_access.c, ipe/audit.c, lockdown/lockdown.c, yama/yama_lsm.c). */
const SENTENCES: readonly Told[] = [
  { reason: 'landlock', sentence: /\bdomain=[0-9a-f]{1,16} blockers=[a-z_.,]{3,400}(?: [^\n]{0,1000})?/ },
  { reason: 'smack', sentence: /\blsm=SMACK fn=\w{1,60} action=denied [^\n]{0,1000}/ },
  { reason: 'ipe', sentence: /\bipe_op=[A-Z_]{1,40} [^\n]{0,1000}\baction=DENY\b/i },
  // The service manager asks whether the machine may hibernate and the X server for ports, on every start.
  {
    reason: 'lockdown',
    sentence:
      /\bLockdown: (?!systemd|swapper|\S{1,16}: hibernation )[^\s:][^:\n]{0,30}: (?!raw io port)[^\n]{1,100} is restricted\b/,
  },
  {
    reason: 'yama',
    sentence: /\bptrace \w{1,20} of "[^"\n]{0,300}"\[\d{1,10}\] was attempted by "[^"\n]{0,300}"\[\d{1,10}\]/,
  },
];
const REACH = 2000;

/** What the kernel refused by another means than AppArmor, seccomp or SELinux; no interface of a snap permits any of it. */
export const kernelRefusal: Reader = {
  form: 'kernel-refusal',
  from: ['dmesg', 'journalctl -k', '/var/log/audit/audit.log'],
  triggers: [' blockers=', 'lsm=SMACK', 'ipe_op=', 'Lockdown: ', ' was attempted by "'],
  open(line, say) {
    const near = line.text.slice(0, REACH);
    for (const { reason, sentence } of SENTENCES) {
      const found = sentence.exec(near);
      if (found === null) continue;
      const message = oneLine(found[0]);
      say(
        {
          kind: 'trouble',
          source: 'log',
          reason,
          message,
          layers: [message],
          from: 'kernel',
          count: 1,
          severity: found[0].includes(' enforcing=0 ') ? 'warning' : 'error',
        },
        line,
      );
      return ONE_LINE;
    }
    return null;
  },
};

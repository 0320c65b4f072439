import type { Finding, Step } from '@whyblocked/contract';

/** No control character may enter a command. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in it
const PLAIN_PATH = /^\/[^\u0000-\u001f\u007f-\u009f]{0,1023}$/;

/**
 * A program says that it was refused and no record tells by whom: an explicit deny, the device cgroup and plain file permissions leave
 * none. The command that would show which.
 */
export function silentSteps({ told, access, outcome, explanation, cause, subject }: Finding): readonly Step[] {
  // A cause only gives it a name; a judgement knows better.
  if (!told || (explanation !== undefined && explanation !== cause) || !access) return [];
  if (access.kind === 'device') {
    return [
      {
        actor: 'admin',
        action: 'run',
        argv: ['ls', '-l', PLAIN_PATH.test(access.path) ? access.path : 'DEVICE'],
        reason: { code: 'may-be-silent', why: access.errno === 'EPERM' ? 'device-cgroup' : 'file-permissions' },
      },
    ];
  }
  if (access.kind === 'file' && access.path !== undefined && PLAIN_PATH.test(access.path)) {
    const namei: Step = {
      actor: 'user',
      action: 'run',
      argv: ['namei', '-l', access.path],
      reason: { code: 'may-be-silent', why: 'file-permissions' },
    };
    return outcome === 'unknown' && subject.snap !== undefined ? [namei, UNQUIET] : [namei];
  }
  return outcome === 'unknown' ? [UNQUIET] : [];
}

/** AppArmor then writes a record for what a rule denies explicitly, too. */
const UNQUIET: Step = {
  actor: 'admin',
  action: 'run',
  argv: ['sudo', 'sh', '-c', 'echo -n noquiet > /sys/module/apparmor/parameters/audit'],
  reason: { code: 'may-be-silent', why: 'explicit-deny' },
};

/** The kernel then writes every record. */
export const WITHOUT_LIMIT: Step = {
  actor: 'admin',
  action: 'run',
  argv: ['sudo', 'sysctl', 'kernel.printk_ratelimit=0'],
  reason: { code: 'may-be-silent', why: 'audit-rate' },
};

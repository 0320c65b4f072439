import { ONE_LINE, type Reader } from '../reader.ts';
import { logTrouble } from './log-trouble.ts';

/** mm/oom_kill.c, `__oom_kill_process` and, before 5.0, `oom_kill_process`. */
const KILLED =
  /^(?:\[[\s\d.]{3,20}\] )?(?:Memory cgroup out of memory|Out of memory): Kill(?:ed)? process \d{1,10} \([^()]{1,64}\)/;
/** `dump_oom_summary`: the limit that was reached, and whose cgroup it was. */
const SUMMARY = /^(?:\[[\s\d.]{3,20}\] )?oom-kill:constraint=CONSTRAINT_(?:MEMCG|NONE|MEMORY_POLICY|CPUSET),/;

/** The kernel, when it kills for want of memory: of the node, or of a container's limit. */
export const kernelOom: Reader = {
  form: 'kernel-oom',
  from: ['dmesg', 'journalctl -k'],
  triggers: ['ut of memory: Kill', 'oom-kill:constraint='],
  open(line, say) {
    const text = line.text.trim();
    if (!KILLED.test(text.slice(0, 300)) && !SUMMARY.test(text.slice(0, 100))) return null;
    say(
      logTrouble(line, { message: text.replace(/^\[[\s\d.]{3,20}\] /, ''), severity: 'error', from: 'kernel' }),
      line,
    );
    return ONE_LINE;
  },
};

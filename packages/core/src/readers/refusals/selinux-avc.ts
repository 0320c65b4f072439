import { ONE_LINE, type Reader } from '../reader.ts';
import { oneLine } from './one-line.ts';

const DENIAL = /\bavc: {1,2}denied {1,2}\{ [a-z_ -]{1,200}\} for\b/;
const CLASS = /\btclass=[a-z0-9_]{2,40}/;

/** A denial of SELinux. The SYSCALL lines that auditd puts beside it tell the same event and are no denials of their own. */
export const selinuxAvc: Reader = {
  form: 'selinux-avc',
  from: ['/var/log/audit/audit.log', 'ausearch -m avc', 'dmesg'],
  triggers: ['avc:  denied', 'avc: denied'],
  open(line, say) {
    const found = DENIAL.exec(line.text);
    if (found === null) return null;
    const denial = line.text.slice(found.index, found.index + 4000);
    if (!CLASS.test(denial) && !denial.includes('scontext=')) return null;
    const message = oneLine(denial);
    const comm = /\bcomm="([^"]{1,64})"/.exec(denial)?.[1];
    say(
      {
        kind: 'trouble',
        source: 'log',
        reason: 'avc',
        message,
        layers: [message],
        ...(comm === undefined ? {} : { from: comm }),
        count: 1,
        severity: /\bpermissive=1\b/.test(denial) ? 'warning' : 'error',
      },
      line,
    );
    return ONE_LINE;
  },
};

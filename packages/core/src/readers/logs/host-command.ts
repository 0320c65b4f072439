import { ONE_LINE, type Reader } from '../reader.ts';
import { logTrouble } from './log-trouble.ts';

/** Whole lines that commands on the host answer, and that stand in no log: the command, and what kept it. */
const ANSWERS: readonly RegExp[] = [
  /^(?:.{0,60}: )?(?:usermod|gpasswd|newgrp|chown|chgrp|sg): .{0,10}group:? ['‘"]?(?:snap_)?microk8s['’"]? does not exist$/,
  /^(?:.{0,60}: )?(?:chown|chgrp): invalid group: ['‘"][^'’"]{0,60}(?:snap_)?microk8s['’"]$/,
  /^modprobe: FATAL: Module [\w-]{1,60} not found in directory \/[\w./+~-]{1,120}$/,
  /^modprobe: ERROR: could not insert '[\w-]{1,60}': .{1,80}$/,
  /^mount: .{1,500}: (?:bad option;|wrong fs type,|special device|mount point does not exist|permission denied|must be superuser)/,
  /^mount\.(?:nfs4?|cifs|ceph|glusterfs): .{1,500}$/,
];

/** What a command on the host answered when it could not do what a cluster needs. */
export const hostCommand: Reader = {
  form: 'host-command',
  from: ['(what commands of the host answer)'],
  triggers: [
    "microk8s' does not exist",
    'invalid group: ',
    'modprobe: FATAL',
    'modprobe: ERROR',
    'helper program',
    'mount.nfs',
  ],
  open(line, say) {
    const message = line.text.trim();
    if (!ANSWERS.some((answer) => answer.test(message.slice(0, 1200)))) return null;
    say(logTrouble(line, { message, severity: 'error', source: 'command' }), line);
    return ONE_LINE;
  },
};

import { type Form, inAuditLog } from './form.fixture.ts';

/** Records of mounts. */
export const mountForms: readonly Form[] = [
  {
    form: 'a mount',
    line: inAuditLog(
      'apparmor="DENIED" operation="mount" info="failed mntpnt match" error=-13 profile="/usr/bin/web" name="/mnt/web/" pid=5507 comm="mount" fstype="ext2" srcname="/dev/loop0/" flags="rw, mand"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'mount' },
    access: {
      kind: 'mount',
      operation: 'mount',
      source: '/dev/loop0/',
      target: '/mnt/web/',
      fstype: 'ext2',
      flags: 'rw, mand',
    },
    fields:
      'apparmor=DENIED | operation=mount | info=failed mntpnt match | error=-13 | profile=/usr/bin/web | name=/mnt/web/ | pid=5507 | comm=mount | fstype=ext2 | srcname=/dev/loop0/ | flags=rw, mand',
  },
  {
    form: 'a mount, since Linux 6.2',
    line: inAuditLog(
      'apparmor="DENIED" operation="mount" class="mount" info="failed type match" error=-13 profile="snap.web.server" name="/run/web/" pid=5507 comm="server" fstype="tmpfs" srcname="tmpfs" flags="rw, nosuid, nodev"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: {
      kind: 'mount',
      operation: 'mount',
      source: 'tmpfs',
      target: '/run/web/',
      fstype: 'tmpfs',
      flags: 'rw, nosuid, nodev',
    },
    fields:
      'apparmor=DENIED | operation=mount | class=mount | info=failed type match | error=-13 | profile=snap.web.server | name=/run/web/ | pid=5507 | comm=server | fstype=tmpfs | srcname=tmpfs | flags=rw, nosuid, nodev',
  },
  {
    form: 'a bind mount',
    line: inAuditLog(
      'apparmor="DENIED" operation="mount" class="mount" info="failed srcname match" error=-13 profile="snap.web.server" name="/run/web/" pid=5507 comm="server" srcname="/srv/web/" flags="rw, bind"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'mount', operation: 'mount', source: '/srv/web/', target: '/run/web/', flags: 'rw, bind' },
    fields:
      'apparmor=DENIED | operation=mount | class=mount | info=failed srcname match | error=-13 | profile=snap.web.server | name=/run/web/ | pid=5507 | comm=server | srcname=/srv/web/ | flags=rw, bind',
  },
  {
    form: 'a remount',
    line: inAuditLog(
      'apparmor="DENIED" operation="mount" class="mount" info="failed mntpnt match" error=-13 profile="/usr/bin/web" name="/mnt/web/" pid=5507 comm="web" flags="ro, remount"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'mount', operation: 'remount', target: '/mnt/web/', flags: 'ro, remount' },
    fields:
      'apparmor=DENIED | operation=mount | class=mount | info=failed mntpnt match | error=-13 | profile=/usr/bin/web | name=/mnt/web/ | pid=5507 | comm=web | flags=ro, remount',
  },
  {
    form: 'a remount among many flags',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="mount" info="failed flags match" error=-13 profile="web" name="/newroot/dev/" pid=5507 comm="bwrap" flags="rw, nosuid, nodev, remount, bind, silent, relatime"',
    ),
    verdict: 'allowed',
    label: 'web',
    process: { pid: 5507, comm: 'bwrap' },
    access: {
      kind: 'mount',
      operation: 'remount',
      target: '/newroot/dev/',
      flags: 'rw, nosuid, nodev, remount, bind, silent, relatime',
    },
    fields:
      'apparmor=ALLOWED | operation=mount | info=failed flags match | error=-13 | profile=web | name=/newroot/dev/ | pid=5507 | comm=bwrap | flags=rw, nosuid, nodev, remount, bind, silent, relatime',
  },
  {
    form: 'an unmount',
    line: inAuditLog(
      'apparmor="DENIED" operation="umount" class="mount" profile="/usr/bin/web" name="/mnt/web/" pid=5507 comm="umount"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'umount' },
    access: { kind: 'mount', operation: 'umount', target: '/mnt/web/' },
    fields:
      'apparmor=DENIED | operation=umount | class=mount | profile=/usr/bin/web | name=/mnt/web/ | pid=5507 | comm=umount',
  },
  {
    form: 'a new root',
    line: inAuditLog(
      'apparmor="DENIED" operation="pivotroot" profile="/usr/bin/web" name="/mnt/root/" pid=5507 comm="pivot_root" srcname="/mnt/root/old/"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'pivot_root' },
    access: { kind: 'mount', operation: 'pivotroot', source: '/mnt/root/old/', target: '/mnt/root/' },
    fields:
      'apparmor=DENIED | operation=pivotroot | profile=/usr/bin/web | name=/mnt/root/ | pid=5507 | comm=pivot_root | srcname=/mnt/root/old/',
  },
];

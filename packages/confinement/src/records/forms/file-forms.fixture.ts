import { type Form, inAuditLog } from './form.fixture.ts';

/** Records of files. */
export const fileForms: readonly Form[] = [
  {
    form: 'a file opened, since Linux 6.2',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" class="file" profile="snap.web.server" name="/etc/fstab" pid=5507 comm="server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
    fields:
      'apparmor=DENIED | operation=open | class=file | profile=snap.web.server | name=/etc/fstab | pid=5507 | comm=server | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0',
  },
  {
    form: 'a file opened, before Linux 3.5',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" parent=5500 profile="/usr/sbin/cupsd" name="/home/ada/.ssh/" pid=5507 comm="ls" requested_mask="r" denied_mask="r" fsuid=0 ouid=1000',
    ),
    verdict: 'denied',
    label: '/usr/sbin/cupsd',
    process: { pid: 5507, comm: 'ls' },
    access: { kind: 'file', path: '/home/ada/.ssh/', mask: 'r', owner: false },
    fields:
      'apparmor=DENIED | operation=open | parent=5500 | profile=/usr/sbin/cupsd | name=/home/ada/.ssh/ | pid=5507 | comm=ls | requested_mask=r | denied_mask=r | fsuid=0 | ouid=1000',
  },
  {
    form: 'a directory read in complain mode',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="open" profile="/home/ada/bin/web" name="/usr/bin/" pid=5507 comm="ls" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0',
    ),
    verdict: 'allowed',
    label: '/home/ada/bin/web',
    process: { pid: 5507, comm: 'ls' },
    access: { kind: 'file', path: '/usr/bin/', mask: 'r', owner: false },
    fields:
      'apparmor=ALLOWED | operation=open | profile=/home/ada/bin/web | name=/usr/bin/ | pid=5507 | comm=ls | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0',
  },
  {
    form: 'a use that is only audited',
    line: inAuditLog(
      'apparmor="AUDIT" operation="open" profile="/usr/bin/web" name="/var/log/web.log" pid=5507 comm="web" requested_mask="ac" fsuid=33 ouid=33',
    ),
    verdict: 'audit',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/var/log/web.log', mask: 'ac', owner: true },
    fields:
      'apparmor=AUDIT | operation=open | profile=/usr/bin/web | name=/var/log/web.log | pid=5507 | comm=web | requested_mask=ac | fsuid=33 | ouid=33',
  },
  {
    form: 'a name that is encoded, and a command',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="open" profile="/usr/bin/web//null-2d" name=2F746D702F6D792066696C65 pid=5507 comm=57656220536572766572 requested_mask="r" denied_mask="r" fsuid=1000 ouid=0',
    ),
    verdict: 'allowed',
    label: '/usr/bin/web//null-2d',
    process: { pid: 5507, comm: 'Web Server' },
    access: { kind: 'file', path: '/tmp/my file', mask: 'r', owner: false },
    fields:
      'apparmor=ALLOWED | operation=open | profile=/usr/bin/web//null-2d | name=/tmp/my file | pid=5507 | comm=Web Server | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0',
  },
  {
    form: 'a profile that is encoded',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" profile=2F6F70742F77656220736572766572 name="/etc/fstab" pid=5507 comm="server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0',
    ),
    verdict: 'denied',
    label: '/opt/web server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
    fields:
      'apparmor=DENIED | operation=open | profile=/opt/web server | name=/etc/fstab | pid=5507 | comm=server | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0',
  },
  {
    form: 'a profile with a blank in quotes',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" profile="web server" name="/etc/fstab" pid=5507 comm="web server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0',
    ),
    verdict: 'denied',
    label: 'web server',
    process: { pid: 5507, comm: 'web server' },
    access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
    fields:
      'apparmor=DENIED | operation=open | profile=web server | name=/etc/fstab | pid=5507 | comm=web server | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0',
  },
  {
    form: 'a profile named by its attachment',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" profile="/opt{,{/lib,/lib64}/web}/bin/web{,-server}{,-*}" name="/sys/class/net/" pid=5507 comm="web" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0',
    ),
    verdict: 'denied',
    label: '/opt{,{/lib,/lib64}/web}/bin/web{,-server}{,-*}',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/sys/class/net/', mask: 'r', owner: false },
    fields:
      'apparmor=DENIED | operation=open | profile=/opt{,{/lib,/lib64}/web}/bin/web{,-server}{,-*} | name=/sys/class/net/ | pid=5507 | comm=web | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0',
  },
  {
    form: 'a name with an open parenthesis',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" profile="web" name="/dev/shm/web(1" pid=5507 comm="web" requested_mask="r" denied_mask="r" fsuid=1000 ouid=1000',
    ),
    verdict: 'denied',
    label: 'web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/dev/shm/web(1', mask: 'r', owner: true },
    fields:
      'apparmor=DENIED | operation=open | profile=web | name=/dev/shm/web(1 | pid=5507 | comm=web | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=1000',
  },
  {
    form: 'a name outside of the namespace of mounts',
    line: inAuditLog(
      'apparmor="DENIED" operation="getattr" info="Failed name lookup - disconnected path" error=-13 profile="/usr/bin/web" name="run/web.socket" pid=5507 comm="web" requested_mask="r" denied_mask="r" fsuid=0 ouid=0',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: 'run/web.socket', mask: 'r', owner: true },
    fields:
      'apparmor=DENIED | operation=getattr | info=Failed name lookup - disconnected path | error=-13 | profile=/usr/bin/web | name=run/web.socket | pid=5507 | comm=web | requested_mask=r | denied_mask=r | fsuid=0 | ouid=0',
  },
  {
    form: 'no name at all',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" class="file" profile="web" pid=5507 comm="web" requested_mask="wr" denied_mask="wr" fsuid=1000 ouid=0',
    ),
    verdict: 'denied',
    label: 'web',
    process: { pid: 5507, comm: 'web' },
    access: null,
    fields:
      'apparmor=DENIED | operation=open | class=file | profile=web | pid=5507 | comm=web | requested_mask=wr | denied_mask=wr | fsuid=1000 | ouid=0',
  },
  {
    form: 'a node made',
    line: inAuditLog(
      'apparmor="DENIED" operation="mknod" profile="/usr/bin/web" name="/run/web.pid" pid=5507 comm="web" requested_mask="c" denied_mask="c" fsuid=0 ouid=0',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/run/web.pid', mask: 'c', owner: true },
    fields:
      'apparmor=DENIED | operation=mknod | profile=/usr/bin/web | name=/run/web.pid | pid=5507 | comm=web | requested_mask=c | denied_mask=c | fsuid=0 | ouid=0',
  },
  {
    form: 'a directory made',
    line: inAuditLog(
      'apparmor="DENIED" operation="mkdir" profile="/usr/bin/web" name="/tmp/web/" pid=5507 comm="web" requested_mask="c" denied_mask="c" fsuid=0 ouid=0',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/tmp/web/', mask: 'c', owner: true },
    fields:
      'apparmor=DENIED | operation=mkdir | profile=/usr/bin/web | name=/tmp/web/ | pid=5507 | comm=web | requested_mask=c | denied_mask=c | fsuid=0 | ouid=0',
  },
  {
    form: 'a directory removed',
    line: inAuditLog(
      'apparmor="DENIED" operation="rmdir" profile="/usr/bin/web" name="/tmp/web/" pid=5507 comm="web" requested_mask="d" denied_mask="d" fsuid=0 ouid=0',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/tmp/web/', mask: 'd', owner: true },
    fields:
      'apparmor=DENIED | operation=rmdir | profile=/usr/bin/web | name=/tmp/web/ | pid=5507 | comm=web | requested_mask=d | denied_mask=d | fsuid=0 | ouid=0',
  },
  {
    form: 'a file removed',
    line: inAuditLog(
      'apparmor="DENIED" operation="unlink" profile="/usr/bin/web" name="/run/web.pid" pid=5507 comm="web" requested_mask="d" denied_mask="d" fsuid=0 ouid=33',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/run/web.pid', mask: 'd', owner: false },
    fields:
      'apparmor=DENIED | operation=unlink | profile=/usr/bin/web | name=/run/web.pid | pid=5507 | comm=web | requested_mask=d | denied_mask=d | fsuid=0 | ouid=33',
  },
  {
    form: 'the old name of a file',
    line: inAuditLog(
      'apparmor="DENIED" operation="rename_src" profile="/usr/sbin/sshd" name="/run/motd.new" pid=5507 comm="sshd" requested_mask="wrd" denied_mask="wd" fsuid=0 ouid=0',
    ),
    verdict: 'denied',
    label: '/usr/sbin/sshd',
    process: { pid: 5507, comm: 'sshd' },
    access: { kind: 'file', path: '/run/motd.new', mask: 'wd', owner: true },
    fields:
      'apparmor=DENIED | operation=rename_src | profile=/usr/sbin/sshd | name=/run/motd.new | pid=5507 | comm=sshd | requested_mask=wrd | denied_mask=wd | fsuid=0 | ouid=0',
  },
  {
    form: 'the new name of a file',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="rename_dest" profile="/usr/sbin/sshd" name="/run/motd" pid=5507 comm="sshd" requested_mask="wc" denied_mask="wc" fsuid=0 ouid=0',
    ),
    verdict: 'allowed',
    label: '/usr/sbin/sshd',
    process: { pid: 5507, comm: 'sshd' },
    access: { kind: 'file', path: '/run/motd', mask: 'wc', owner: true },
    fields:
      'apparmor=ALLOWED | operation=rename_dest | profile=/usr/sbin/sshd | name=/run/motd | pid=5507 | comm=sshd | requested_mask=wc | denied_mask=wc | fsuid=0 | ouid=0',
  },
  {
    form: 'a link',
    line: inAuditLog(
      'apparmor="DENIED" operation="link" profile="/usr/bin/web" name="/tmp/b" pid=5507 comm="web" requested_mask="l" denied_mask="l" fsuid=0 ouid=0 target="/tmp/a"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/tmp/b', mask: 'l', owner: true, target: '/tmp/a' },
    fields:
      'apparmor=DENIED | operation=link | profile=/usr/bin/web | name=/tmp/b | pid=5507 | comm=web | requested_mask=l | denied_mask=l | fsuid=0 | ouid=0 | target=/tmp/a',
  },
  {
    form: 'a link that would gain rights',
    line: inAuditLog(
      'apparmor="DENIED" operation="link" profile="cargo" name="/srv/build/libweb.rlib" pid=5507 comm="cargo" requested_mask="xm" denied_mask="xm" fsuid=250 ouid=250 target="/srv/build/deps/libweb.rlib"',
    ),
    verdict: 'denied',
    label: 'cargo',
    process: { pid: 5507, comm: 'cargo' },
    access: {
      kind: 'file',
      path: '/srv/build/libweb.rlib',
      mask: 'xm',
      owner: true,
      target: '/srv/build/deps/libweb.rlib',
    },
    fields:
      'apparmor=DENIED | operation=link | profile=cargo | name=/srv/build/libweb.rlib | pid=5507 | comm=cargo | requested_mask=xm | denied_mask=xm | fsuid=250 | ouid=250 | target=/srv/build/deps/libweb.rlib',
  },
  {
    form: 'a symbolic link',
    line: inAuditLog(
      'apparmor="DENIED" operation="symlink" profile="/home/ada/web.sh" name="/home/b.c" pid=5507 comm="ln" requested_mask="c" denied_mask="c" fsuid=0 ouid=0',
    ),
    verdict: 'denied',
    label: '/home/ada/web.sh',
    process: { pid: 5507, comm: 'ln' },
    access: { kind: 'file', path: '/home/b.c', mask: 'c', owner: true },
    fields:
      'apparmor=DENIED | operation=symlink | profile=/home/ada/web.sh | name=/home/b.c | pid=5507 | comm=ln | requested_mask=c | denied_mask=c | fsuid=0 | ouid=0',
  },
  {
    form: 'an owner changed',
    line: inAuditLog(
      'apparmor="DENIED" operation="chown" profile="/usr/sbin/cupsd" name="/run/cups/certs/" pid=5507 comm="cupsd" requested_mask="w" denied_mask="w" fsuid=0 ouid=4',
    ),
    verdict: 'denied',
    label: '/usr/sbin/cupsd',
    process: { pid: 5507, comm: 'cupsd' },
    access: { kind: 'file', path: '/run/cups/certs/', mask: 'w', owner: false },
    fields:
      'apparmor=DENIED | operation=chown | profile=/usr/sbin/cupsd | name=/run/cups/certs/ | pid=5507 | comm=cupsd | requested_mask=w | denied_mask=w | fsuid=0 | ouid=4',
  },
  {
    form: 'a lock',
    line: inAuditLog(
      'apparmor="DENIED" operation="file_lock" profile="/usr/bin/web" name="/var/lib/web/lock" pid=5507 comm="web" requested_mask="k" denied_mask="k" fsuid=33 ouid=33',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/var/lib/web/lock', mask: 'k', owner: true },
    fields:
      'apparmor=DENIED | operation=file_lock | profile=/usr/bin/web | name=/var/lib/web/lock | pid=5507 | comm=web | requested_mask=k | denied_mask=k | fsuid=33 | ouid=33',
  },
  {
    form: 'a library mapped',
    line: inAuditLog(
      'apparmor="DENIED" operation="file_mmap" profile="/usr/bin/web" name="/opt/web/libweb.so.1" pid=5507 comm="web" requested_mask="rm" denied_mask="m" fsuid=1000 ouid=0',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/opt/web/libweb.so.1', mask: 'm', owner: false },
    fields:
      'apparmor=DENIED | operation=file_mmap | profile=/usr/bin/web | name=/opt/web/libweb.so.1 | pid=5507 | comm=web | requested_mask=rm | denied_mask=m | fsuid=1000 | ouid=0',
  },
  {
    form: 'a file that was open already',
    line: inAuditLog(
      'apparmor="DENIED" operation="file_inherit" profile="/usr/bin/web" name="/dev/pts/0" pid=5507 comm="web" requested_mask="wr" denied_mask="wr" fsuid=0 ouid=1000',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/dev/pts/0', mask: 'wr', owner: false },
    fields:
      'apparmor=DENIED | operation=file_inherit | profile=/usr/bin/web | name=/dev/pts/0 | pid=5507 | comm=web | requested_mask=wr | denied_mask=wr | fsuid=0 | ouid=1000',
  },
  {
    form: 'a socket with a path',
    line: inAuditLog(
      'apparmor="DENIED" operation="connect" profile="/usr/bin/web" name="/run/dbus/system_bus_socket" pid=5507 comm="web" requested_mask="wr" denied_mask="wr" fsuid=1000 ouid=0',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/run/dbus/system_bus_socket', mask: 'wr', owner: false },
    fields:
      'apparmor=DENIED | operation=connect | profile=/usr/bin/web | name=/run/dbus/system_bus_socket | pid=5507 | comm=web | requested_mask=wr | denied_mask=wr | fsuid=1000 | ouid=0',
  },
  {
    form: 'a program refused',
    line: inAuditLog(
      'apparmor="DENIED" operation="exec" profile="/usr/bin/web" name="/usr/bin/id" pid=5507 comm="web" requested_mask="x" denied_mask="x" fsuid=1000 ouid=0',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/usr/bin/id', mask: 'x', owner: false },
    fields:
      'apparmor=DENIED | operation=exec | profile=/usr/bin/web | name=/usr/bin/id | pid=5507 | comm=web | requested_mask=x | denied_mask=x | fsuid=1000 | ouid=0',
  },
  {
    form: 'a program that gets a profile to learn',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="exec" profile="/home/ada/bin/web.sh" name="/usr/bin/rm" pid=5507 comm="web.sh" requested_mask="x" denied_mask="x" fsuid=1000 ouid=0 target="/home/ada/bin/web.sh//null-/usr/bin/rm"',
    ),
    verdict: 'allowed',
    label: '/home/ada/bin/web.sh',
    process: { pid: 5507, comm: 'web.sh' },
    access: {
      kind: 'file',
      path: '/usr/bin/rm',
      mask: 'x',
      owner: false,
      target: '/home/ada/bin/web.sh//null-/usr/bin/rm',
    },
    fields:
      'apparmor=ALLOWED | operation=exec | profile=/home/ada/bin/web.sh | name=/usr/bin/rm | pid=5507 | comm=web.sh | requested_mask=x | denied_mask=x | fsuid=1000 | ouid=0 | target=/home/ada/bin/web.sh//null-/usr/bin/rm',
  },
  {
    form: 'a transition that may gain no rights',
    line: inAuditLog(
      'apparmor="DENIED" operation="exec" info="no new privs" error=-1 profile="snap.web.server" name="/bin/true" pid=5507 comm="server" requested_mask="x" denied_mask="x" fsuid=0 ouid=0 target="docker-default"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'file', path: '/bin/true', mask: 'x', owner: true, target: 'docker-default' },
    fields:
      'apparmor=DENIED | operation=exec | info=no new privs | error=-1 | profile=snap.web.server | name=/bin/true | pid=5507 | comm=server | requested_mask=x | denied_mask=x | fsuid=0 | ouid=0 | target=docker-default',
  },
  {
    form: 'the names of both users, after a separator',
    line: inAuditLog(
      `apparmor="DENIED" operation="open" profile="/usr/bin/web" name="/etc/fstab" pid=5507 comm="web" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0\u001dFSUID="ada" OUID="root"`,
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
    fields:
      'apparmor=DENIED | operation=open | profile=/usr/bin/web | name=/etc/fstab | pid=5507 | comm=web | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0 | FSUID=ada | OUID=root',
  },
  {
    form: 'the names of both users, without one',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" profile="/usr/bin/web" name="/etc/fstab" pid=5507 comm="web" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0FSUID="ada" OUID="root"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
    fields:
      'apparmor=DENIED | operation=open | profile=/usr/bin/web | name=/etc/fstab | pid=5507 | comm=web | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0 | FSUID=ada | OUID=root',
  },
];

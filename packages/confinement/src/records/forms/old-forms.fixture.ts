import { type Form, stamp } from './form.fixture.ts';

/** Records of kernels before 2.6.36, which say by a type of audit what `apparmor=` says since. */
export const oldForms: readonly Form[] = [
  {
    form: 'a refusal by its name',
    line: `type=APPARMOR_DENIED msg=${stamp}: operation="exec" denied_mask="x" name="/bin/ping" pid=5507 profile="/bin/web" name2="ping2" requested_mask="rwx" attribute="attr" task=1 parent=5500 magic_token=29493 info="some information"`,
    verdict: 'denied',
    label: '/bin/web',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/bin/ping', mask: 'x', target: 'ping2' },
    fields:
      'operation=exec | denied_mask=x | name=/bin/ping | pid=5507 | profile=/bin/web | name2=ping2 | requested_mask=rwx | attribute=attr | task=1 | parent=5500 | magic_token=29493 | info=some information',
  },
  {
    form: 'a refusal by its name and number',
    line: `type=APPARMOR_DENIED msg=${stamp}:  type=1503 operation="inode_permission" requested_mask="w" denied_mask="w" name=2F746D702F6D792066696C65 pid=5507 profile="/home/ada/web"`,
    verdict: 'denied',
    label: '/home/ada/web',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/tmp/my file', mask: 'w' },
    fields:
      'operation=inode_permission | requested_mask=w | denied_mask=w | name=/tmp/my file | pid=5507 | profile=/home/ada/web',
  },
  {
    form: 'a refusal by a number that auditd does not know',
    line: `type=UNKNOWN[1503] msg=${stamp}: operation="open" requested_mask="r::" denied_mask="r::" fsuid=1000 ouid=1000 name="/home/ada/" pid=5507 profile="/home/ada/web"`,
    verdict: 'denied',
    label: '/home/ada/web',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/home/ada/', mask: 'r', owner: true },
    fields:
      'operation=open | requested_mask=r:: | denied_mask=r:: | fsuid=1000 | ouid=1000 | name=/home/ada/ | pid=5507 | profile=/home/ada/web',
  },
  {
    form: 'a refusal by its number',
    line: `Feb 27 12:40:27 node-1 kernel: [ 7822.962041] type=1503 ${stamp}:  operation="mkdir" pid=5507 parent=5500 profile="/usr/sbin/sshd//ada" requested_mask="c::" denied_mask="c::" fsuid=1000 ouid=1000 name="/tmp/ssh-1/"`,
    verdict: 'denied',
    label: '/usr/sbin/sshd//ada',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/tmp/ssh-1/', mask: 'c', owner: true },
    fields:
      'operation=mkdir | pid=5507 | parent=5500 | profile=/usr/sbin/sshd//ada | requested_mask=c:: | denied_mask=c:: | fsuid=1000 | ouid=1000 | name=/tmp/ssh-1/',
  },
  {
    form: 'a refusal by its number behind the stamp',
    line: `Feb 27 12:40:27 node-1 kernel: [ 7822.962041] ${stamp}: type=1503 operation="file_lock" requested_mask="k" denied_mask="k" name="/run/samba/web.tdb" pid=5507 profile="/usr/sbin/nmbd"`,
    verdict: 'denied',
    label: '/usr/sbin/nmbd',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/run/samba/web.tdb', mask: 'k' },
    fields:
      'operation=file_lock | requested_mask=k | denied_mask=k | name=/run/samba/web.tdb | pid=5507 | profile=/usr/sbin/nmbd',
  },
  {
    form: 'a refusal by its number behind the stamp, without the time since the boot',
    line: `Feb 27 12:40:27 node-1 kernel: ${stamp}: type=1503 operation="file_lock" requested_mask="k" denied_mask="k" name="/run/samba/web.tdb" pid=5507 profile="/usr/sbin/nmbd"`,
    verdict: 'denied',
    label: '/usr/sbin/nmbd',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/run/samba/web.tdb', mask: 'k' },
    fields:
      'operation=file_lock | requested_mask=k | denied_mask=k | name=/run/samba/web.tdb | pid=5507 | profile=/usr/sbin/nmbd',
  },
  {
    form: 'a capability',
    line: `Feb 27 12:40:27 node-1 kernel: [ 7822.962041] type=1503 ${stamp}: operation="capable" name="setuid" pid=5507 profile="/bin/ping"`,
    verdict: 'denied',
    label: '/bin/ping',
    process: { pid: 5507 },
    access: { kind: 'capability', name: 'setuid' },
    fields: 'operation=capable | name=setuid | pid=5507 | profile=/bin/ping',
  },
  {
    form: 'a socket',
    line: `type=APPARMOR_DENIED msg=${stamp}:  type=1503 operation="socket_create" family="packet" sock_type="raw" protocol=768 pid=5507 profile="/home/ada/web//hat"`,
    verdict: 'denied',
    label: '/home/ada/web//hat',
    process: { pid: 5507 },
    access: { kind: 'network', family: 'packet', type: 'raw', protocol: '768' },
    fields:
      'operation=socket_create | family=packet | sock_type=raw | protocol=768 | pid=5507 | profile=/home/ada/web//hat',
  },
  {
    form: 'a link',
    line: `type=APPARMOR_DENIED msg=${stamp}:  type=1503 operation="inode_link" requested_mask="mrwIxl" denied_mask="l" name="/tmp/a" name2="/tmp/b" pid=5507 profile="/home/ada/web"`,
    verdict: 'denied',
    label: '/home/ada/web',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/tmp/a', mask: 'l', target: '/tmp/b' },
    fields:
      'operation=inode_link | requested_mask=mrwIxl | denied_mask=l | name=/tmp/a | name2=/tmp/b | pid=5507 | profile=/home/ada/web',
  },
  {
    form: 'a use in complain mode',
    line: `[  878.663418] audit: type=1502 ${stamp}: operation="rename_dest" pid=5507 parent=5500 profile="/usr/sbin/sshd" requested_mask="wc::" denied_mask="wc::" fsuid=0 ouid=0 name="/run/motd"`,
    verdict: 'allowed',
    label: '/usr/sbin/sshd',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/run/motd', mask: 'wc', owner: true },
    fields:
      'operation=rename_dest | pid=5507 | parent=5500 | profile=/usr/sbin/sshd | requested_mask=wc:: | denied_mask=wc:: | fsuid=0 | ouid=0 | name=/run/motd',
  },
  {
    form: 'a use in complain mode, by others than the owner',
    line: `Feb 27 12:40:27 node-1 kernel: type=1502 ${stamp}: operation="file_mmap" requested_mask="::r" denied_mask="::r" fsuid=1000 name="/bin/dash" pid=5507 profile="/home/ada/web.sh"`,
    verdict: 'allowed',
    label: '/home/ada/web.sh',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/bin/dash', mask: 'r' },
    fields:
      'operation=file_mmap | requested_mask=::r | denied_mask=::r | fsuid=1000 | name=/bin/dash | pid=5507 | profile=/home/ada/web.sh',
  },
  {
    form: 'a use that is only audited',
    line: `type=APPARMOR_AUDIT msg=${stamp}: operation="file_lock" requested_mask="wk::" fsuid=1000 name="/home/ada/.web/.parentlock" pid=5507 profile="/usr/lib/web" namespace="default"`,
    verdict: 'audit',
    label: '/usr/lib/web',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/home/ada/.web/.parentlock', mask: 'wk' },
    fields:
      'operation=file_lock | requested_mask=wk:: | fsuid=1000 | name=/home/ada/.web/.parentlock | pid=5507 | profile=/usr/lib/web | namespace=default',
  },
  {
    form: 'a use in complain mode by its name',
    line: `type=APPARMOR_ALLOWED msg=${stamp}: operation="open" requested_mask="r::" denied_mask="r::" fsuid=0 ouid=0 name="/etc/motd" pid=5507 profile="/bin/web"`,
    verdict: 'allowed',
    label: '/bin/web',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/etc/motd', mask: 'r', owner: true },
    fields:
      'operation=open | requested_mask=r:: | denied_mask=r:: | fsuid=0 | ouid=0 | name=/etc/motd | pid=5507 | profile=/bin/web',
  },
  {
    form: 'a process that is followed',
    line: `type=APPARMOR_HINT msg=${stamp}:  type=1504 operation="clone" task=5508 pid=5507 profile="null-complain-profile"`,
    verdict: 'hint',
    label: 'null-complain-profile',
    process: { pid: 5507 },
    access: { kind: 'other', operation: 'clone' },
    fields: 'operation=clone | task=5508 | pid=5507 | profile=null-complain-profile',
  },
  {
    form: 'a profile replaced',
    line: `type=APPARMOR_STATUS msg=${stamp}: operation="profile_replace" name="/usr/bin/web" name2="default" pid=5507`,
    verdict: 'status',
    label: '',
    process: { pid: 5507 },
    access: { kind: 'other', operation: 'profile_replace', name: '/usr/bin/web' },
    fields: 'operation=profile_replace | name=/usr/bin/web | name2=default | pid=5507',
  },
  {
    form: 'an error of the module',
    line: `type=APPARMOR_ERROR msg=${stamp}: operation="exec" info="out of memory" error=-12 pid=5507 profile="/bin/web"`,
    verdict: 'error',
    label: '/bin/web',
    process: { pid: 5507 },
    access: null,
    fields: 'operation=exec | info=out of memory | error=-12 | pid=5507 | profile=/bin/web',
  },
];

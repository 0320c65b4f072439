import { type Form, inAuditLog, stamp } from './form.fixture.ts';

/** Fields together that none of the other forms has: by other kernels and buses, or with less told. */
export const rarerForms: readonly Form[] = [
  {
    form: 'a message with both addresses, by its old operation, without a class',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="file_perm" profile="/usr/sbin/web" pid=5507 comm="web" laddr=::ffff:192.0.2.7 lport=80 faddr=::ffff:192.0.2.9 fport=61985 family="inet6" sock_type="stream" protocol=6',
    ),
    verdict: 'allowed',
    label: '/usr/sbin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'network', family: 'inet6', type: 'stream', protocol: '6' },
    fields:
      'apparmor=ALLOWED | operation=file_perm | profile=/usr/sbin/web | pid=5507 | comm=web | laddr=::ffff:192.0.2.7 | lport=80 | faddr=::ffff:192.0.2.9 | fport=61985 | family=inet6 | sock_type=stream | protocol=6',
  },
  {
    form: 'a connection taken, with its own port alone',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="accept" parent=5500 profile="/usr/lib/mail/login" pid=5507 comm="login" lport=143 family="inet6" sock_type="stream" protocol=6',
    ),
    verdict: 'allowed',
    label: '/usr/lib/mail/login',
    process: { pid: 5507, comm: 'login' },
    access: { kind: 'network', family: 'inet6', type: 'stream', protocol: '6' },
    fields:
      'apparmor=ALLOWED | operation=accept | parent=5500 | profile=/usr/lib/mail/login | pid=5507 | comm=login | lport=143 | family=inet6 | sock_type=stream | protocol=6',
  },
  {
    form: 'a message received, before Linux 3.5',
    line: inAuditLog(
      'apparmor="DENIED" operation="recvmsg" parent=5500 profile="/home/ada/web" pid=5507 comm="web" laddr=::1 lport=2048 faddr=::1 fport=33986 family="inet6" sock_type="stream" protocol=6',
    ),
    verdict: 'denied',
    label: '/home/ada/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'network', family: 'inet6', type: 'stream', protocol: '6' },
    fields:
      'apparmor=DENIED | operation=recvmsg | parent=5500 | profile=/home/ada/web | pid=5507 | comm=web | laddr=::1 | lport=2048 | faddr=::1 | fport=33986 | family=inet6 | sock_type=stream | protocol=6',
  },
  {
    form: 'the name of a socket asked for, with its address told twice',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="getsockname" class="net" profile="/usr/bin/wg" pid=5507 comm="wg" laddr=::ffff:127.0.0.1 lport=53131 faddr=::ffff:127.0.0.1 fport=51821 saddr=::ffff:127.0.0.1 src=53131 family="inet6" sock_type="dgram" protocol=17 requested="getattr" denied="getattr"',
    ),
    verdict: 'allowed',
    label: '/usr/bin/wg',
    process: { pid: 5507, comm: 'wg' },
    access: { kind: 'network', family: 'inet6', type: 'dgram', protocol: '17' },
    fields:
      'apparmor=ALLOWED | operation=getsockname | class=net | profile=/usr/bin/wg | pid=5507 | comm=wg | laddr=::ffff:127.0.0.1 | lport=53131 | faddr=::ffff:127.0.0.1 | fport=51821 | saddr=::ffff:127.0.0.1 | src=53131 | family=inet6 | sock_type=dgram | protocol=17 | requested=getattr | denied=getattr',
  },
  {
    form: 'a socket that was open already, with both addresses and masks of words',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="file_inherit" profile="/usr/bin/agent//null-/bin/dash" pid=5507 comm="sh" laddr=192.0.2.7 lport=50758 faddr=198.51.100.7 fport=443 family="inet" sock_type="stream" protocol=6 requested_mask="send receive" denied_mask="send receive"',
    ),
    verdict: 'allowed',
    label: '/usr/bin/agent//null-/bin/dash',
    process: { pid: 5507, comm: 'sh' },
    access: { kind: 'network', family: 'inet', type: 'stream', protocol: '6' },
    fields:
      'apparmor=ALLOWED | operation=file_inherit | profile=/usr/bin/agent//null-/bin/dash | pid=5507 | comm=sh | laddr=192.0.2.7 | lport=50758 | faddr=198.51.100.7 | fport=443 | family=inet | sock_type=stream | protocol=6 | requested_mask=send receive | denied_mask=send receive',
  },
  {
    form: 'another process, without masks',
    line: inAuditLog(
      'apparmor="DENIED" operation="ptrace" profile="/usr/bin/web" pid=5507 comm="web" peer="unconfined"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'ptrace', mask: '', peer: 'unconfined' },
    fields: 'apparmor=DENIED | operation=ptrace | profile=/usr/bin/web | pid=5507 | comm=web | peer=unconfined',
  },
  {
    form: 'a queue removed, its class behind its masks',
    line: inAuditLog(
      'apparmor="DENIED" operation="unlink" profile="/usr/bin/web" name="/queue" pid=5507 comm="web" requested="delete" denied="delete" class="posix_mqueue" fsuid=0 ouid=0',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'mqueue', mask: 'delete', type: 'posix', name: '/queue' },
    fields:
      'apparmor=DENIED | operation=unlink | profile=/usr/bin/web | name=/queue | pid=5507 | comm=web | requested=delete | denied=delete | class=posix_mqueue | fsuid=0 | ouid=0',
  },
  {
    form: 'a use that is only audited, with its class',
    line: inAuditLog(
      'apparmor="AUDIT" operation="getattr" class="file" profile="/usr/sbin/web" name="/etc/web/users" pid=5507 comm="web" requested_mask="r" fsuid=122 ouid=122',
    ),
    verdict: 'audit',
    label: '/usr/sbin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/etc/web/users', mask: 'r', owner: true },
    fields:
      'apparmor=AUDIT | operation=getattr | class=file | profile=/usr/sbin/web | name=/etc/web/users | pid=5507 | comm=web | requested_mask=r | fsuid=122 | ouid=122',
  },
  {
    form: 'a file looked at by a program with an encoded profile',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="getattr" parent=5500 profile=6D79207765622070726F66696C65 name="/lib/libdl.so" pid=5507 comm="bash" requested_mask="r" denied_mask="r" fsuid=0 ouid=0',
    ),
    verdict: 'allowed',
    label: 'my web profile',
    process: { pid: 5507, comm: 'bash' },
    access: { kind: 'file', path: '/lib/libdl.so', mask: 'r', owner: true },
    fields:
      'apparmor=ALLOWED | operation=getattr | parent=5500 | profile=my web profile | name=/lib/libdl.so | pid=5507 | comm=bash | requested_mask=r | denied_mask=r | fsuid=0 | ouid=0',
  },
  {
    form: 'a directory made while learning',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="mkdir" profile="/usr/sbin/sshd" name="/run/user/1000/web/" pid=5507 comm="sshd" requested_mask="c" denied_mask="c" fsuid=1000 ouid=1000',
    ),
    verdict: 'allowed',
    label: '/usr/sbin/sshd',
    process: { pid: 5507, comm: 'sshd' },
    access: { kind: 'file', path: '/run/user/1000/web/', mask: 'c', owner: true },
    fields:
      'apparmor=ALLOWED | operation=mkdir | profile=/usr/sbin/sshd | name=/run/user/1000/web/ | pid=5507 | comm=sshd | requested_mask=c | denied_mask=c | fsuid=1000 | ouid=1000',
  },
  {
    form: 'a hat taken while learning',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="change_hat" profile="/usr/sbin/web{,2}-worker" pid=5507 comm="web-worker" target="/usr/sbin/web{,2}-worker//UNTRUSTED"',
    ),
    verdict: 'allowed',
    label: '/usr/sbin/web{,2}-worker',
    process: { pid: 5507, comm: 'web-worker' },
    access: { kind: 'change_profile', operation: 'change_hat', target: '/usr/sbin/web{,2}-worker//UNTRUSTED' },
    fields:
      'apparmor=ALLOWED | operation=change_hat | profile=/usr/sbin/web{,2}-worker | pid=5507 | comm=web-worker | target=/usr/sbin/web{,2}-worker//UNTRUSTED',
  },
  {
    form: 'a change of profile, with a target alone',
    line: inAuditLog(
      'apparmor="DENIED" operation="change_profile" profile="/usr/bin/web" pid=5507 comm="web" target="/usr/bin/other"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'change_profile', operation: 'change_profile', target: '/usr/bin/other' },
    fields:
      'apparmor=DENIED | operation=change_profile | profile=/usr/bin/web | pid=5507 | comm=web | target=/usr/bin/other',
  },
  {
    form: 'a change of profile, with name and target',
    line: inAuditLog(
      'apparmor="DENIED" operation="change_profile" profile="web" name="web//app" pid=5507 comm="web" target="web//app"',
    ),
    verdict: 'denied',
    label: 'web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'change_profile', operation: 'change_profile', target: 'web//app' },
    fields:
      'apparmor=DENIED | operation=change_profile | profile=web | name=web//app | pid=5507 | comm=web | target=web//app',
  },
  {
    form: 'a change of profile, with class, name and target',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="change_profile" class="file" profile="/usr/sbin/web" name="/usr/sbin/web//app" pid=5507 comm="web" target="/usr/sbin/web//app"',
    ),
    verdict: 'allowed',
    label: '/usr/sbin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'change_profile', operation: 'change_profile', target: '/usr/sbin/web//app' },
    fields:
      'apparmor=ALLOWED | operation=change_profile | class=file | profile=/usr/sbin/web | name=/usr/sbin/web//app | pid=5507 | comm=web | target=/usr/sbin/web//app',
  },
  {
    form: 'a signal of a bus that says profile for label',
    line: `Feb 27 12:40:27 node-1 dbus[645]: apparmor="DENIED" operation="dbus_signal"  bus="session" name="org.example.Test" path="/org/example/Test" interface="org.example.Test" member="Signal" mask="receive" pid=5507 profile="/usr/bin/web" peer_pid=700 peer_profile="unconfined"`,
    mediator: 'dbus-daemon',
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507 },
    access: {
      kind: 'dbus',
      bus: 'session',
      mask: 'receive',
      name: 'org.example.Test',
      path: '/org/example/Test',
      interface: 'org.example.Test',
      member: 'Signal',
      peerLabel: 'unconfined',
    },
    fields:
      'apparmor=DENIED | operation=dbus_signal | bus=session | name=org.example.Test | path=/org/example/Test | interface=org.example.Test | member=Signal | mask=receive | pid=5507 | profile=/usr/bin/web | peer_pid=700 | peer_profile=unconfined',
    when: { time: 'Feb 27 12:40:27' },
  },
  {
    form: 'the same in the log of audit',
    line: `type=USER_AVC msg=${stamp}: pid=645 uid=102 auid=4294967295 ses=4294967295  msg='apparmor="DENIED" operation="dbus_signal"  bus="system" name="org.example.Test" path="/org/example/Test" interface="org.example.Test" member="Signal" mask="receive" pid=5507 profile="/usr/bin/web" peer_pid=700 peer_profile="unconfined"  exe="/bin/dbus-daemon" sauid=102 hostname=? addr=? terminal=?'`,
    mediator: 'dbus-daemon',
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507 },
    access: {
      kind: 'dbus',
      bus: 'system',
      mask: 'receive',
      name: 'org.example.Test',
      path: '/org/example/Test',
      interface: 'org.example.Test',
      member: 'Signal',
      peerLabel: 'unconfined',
    },
    fields:
      'apparmor=DENIED | operation=dbus_signal | bus=system | name=org.example.Test | path=/org/example/Test | interface=org.example.Test | member=Signal | mask=receive | pid=5507 | profile=/usr/bin/web | peer_pid=700 | peer_profile=unconfined | exe=/bin/dbus-daemon | sauid=102 | hostname=? | addr=? | terminal=?',
  },
  {
    form: 'a call without a peer',
    line: `2024-02-27T13:40:27.263100+01:00 node-1 dbus-daemon[645]: apparmor="DENIED" operation="dbus_method_call"  bus="session" name="org.freedesktop.DBus" path="/org/freedesktop/DBus" interface="org.freedesktop.DBus" member="Hello" mask="send" pid=5507 profile="web"`,
    mediator: 'dbus-daemon',
    verdict: 'denied',
    label: 'web',
    process: { pid: 5507 },
    access: {
      kind: 'dbus',
      bus: 'session',
      mask: 'send',
      name: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'Hello',
    },
    fields:
      'apparmor=DENIED | operation=dbus_method_call | bus=session | name=org.freedesktop.DBus | path=/org/freedesktop/DBus | interface=org.freedesktop.DBus | member=Hello | mask=send | pid=5507 | profile=web',
    when: { time: '2024-02-27T12:40:27.263Z' },
  },
  {
    form: 'a use in complain mode by its old operation and number',
    line: `Feb 27 12:40:27 node-1 kernel: [ 7822.962041] type=1502 ${stamp}: operation="inode_permission" requested_mask="r::" denied_mask="r::" fsuid=0 name="/bin/dash" pid=5507 profile="/bin/dash"`,
    verdict: 'allowed',
    label: '/bin/dash',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/bin/dash', mask: 'r' },
    fields:
      'operation=inode_permission | requested_mask=r:: | denied_mask=r:: | fsuid=0 | name=/bin/dash | pid=5507 | profile=/bin/dash',
  },
  {
    form: 'the old name of a file, by number',
    line: `[ 7822.962041] audit: type=1502 ${stamp}: operation="rename_src" pid=5507 parent=650 profile="/usr/sbin/sshd" requested_mask="r::" denied_mask="r::" fsuid=0 ouid=0 name="/run/motd.new"`,
    verdict: 'allowed',
    label: '/usr/sbin/sshd',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/run/motd.new', mask: 'r', owner: true },
    fields:
      'operation=rename_src | pid=5507 | parent=650 | profile=/usr/sbin/sshd | requested_mask=r:: | denied_mask=r:: | fsuid=0 | ouid=0 | name=/run/motd.new',
  },
  {
    form: 'a file cut short, by number',
    line: `Feb 27 12:40:27 node-1 kernel: [ 7822.962041] type=1503 ${stamp}: operation="truncate" pid=5507 parent=1 profile="/etc/update-motd.d/91-release" requested_mask="w::" denied_mask="w::" fsuid=0 ouid=0 name="/var/lib/notes/available"`,
    verdict: 'denied',
    label: '/etc/update-motd.d/91-release',
    process: { pid: 5507 },
    access: { kind: 'file', path: '/var/lib/notes/available', mask: 'w', owner: true },
    fields:
      'operation=truncate | pid=5507 | parent=1 | profile=/etc/update-motd.d/91-release | requested_mask=w:: | denied_mask=w:: | fsuid=0 | ouid=0 | name=/var/lib/notes/available',
  },
  {
    form: 'a hint about another process',
    line: `type=APPARMOR_HINT msg=${stamp}: operation="ptrace" task=8320 parent=8322 pid=5507 profile="null-complain-profile"`,
    verdict: 'hint',
    label: 'null-complain-profile',
    process: { pid: 5507 },
    access: { kind: 'ptrace', mask: '', peer: '' },
    fields: 'operation=ptrace | task=8320 | parent=8322 | pid=5507 | profile=null-complain-profile',
  },
];

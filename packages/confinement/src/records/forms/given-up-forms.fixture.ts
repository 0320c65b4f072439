import { type Form, inAuditLog, stamp } from './form.fixture.ts';

/** Records of which LibAppArmor reads nothing or not all: keys that it does not know, values in other words than it expects. */
export const givenUpForms: readonly Form[] = [
  {
    form: 'a class, since Linux 6.2',
    line: inAuditLog(
      'apparmor="DENIED" operation="mknod" class="file" profile="snap.web.server" name="/run/web.pid" pid=5507 comm="server" requested_mask="c" denied_mask="c" fsuid=1000 ouid=1000',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'file', path: '/run/web.pid', mask: 'c', owner: true },
    fields:
      'apparmor=DENIED | operation=mknod | class=file | profile=snap.web.server | name=/run/web.pid | pid=5507 | comm=server | requested_mask=c | denied_mask=c | fsuid=1000 | ouid=1000',
  },
  {
    form: 'a class of sockets',
    line: inAuditLog(
      'apparmor="DENIED" operation="create" class="net" profile="snap.web.server" pid=5507 comm="server" family="inet6" sock_type="dgram" protocol=0 requested="create" denied="create"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'network', family: 'inet6', type: 'dgram', protocol: '0' },
    fields:
      'apparmor=DENIED | operation=create | class=net | profile=snap.web.server | pid=5507 | comm=server | family=inet6 | sock_type=dgram | protocol=0 | requested=create | denied=create',
  },
  {
    form: 'the address of a peer',
    line: inAuditLog(
      'apparmor="DENIED" operation="sendmsg" profile="snap.web.server" pid=5507 comm="server" family="unix" sock_type="dgram" protocol=0 requested_mask="send" denied_mask="send" addr=none peer_addr="@/tmp/web" peer="unconfined"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: {
      kind: 'unix',
      mask: 'send',
      type: 'dgram',
      address: 'none',
      peerAddress: '@/tmp/web',
      peerLabel: 'unconfined',
    },
    fields:
      'apparmor=DENIED | operation=sendmsg | profile=snap.web.server | pid=5507 | comm=server | family=unix | sock_type=dgram | protocol=0 | requested_mask=send | denied_mask=send | addr=none | peer_addr=@/tmp/web | peer=unconfined',
  },
  {
    form: 'an address with control bytes',
    line: inAuditLog(
      'apparmor="DENIED" operation="bind" profile="snap.web.server" pid=5507 comm="server" family="unix" sock_type="dgram" protocol=0 requested_mask="bind" denied_mask="bind" addr="@7765620000" peer_addr=none',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'unix', mask: 'bind', type: 'dgram', address: '@web\u0000\u0000', peerAddress: 'none' },
    fields:
      'apparmor=DENIED | operation=bind | profile=snap.web.server | pid=5507 | comm=server | family=unix | sock_type=dgram | protocol=0 | requested_mask=bind | denied_mask=bind | addr=@web\u0000\u0000 | peer_addr=none',
  },
  {
    form: 'the path of a program',
    line: inAuditLog(
      'apparmor="DENIED" operation="userns_create" class="namespace" info="Userns create restricted - failed to find unprivileged_userns profile" error=-13 profile="unconfined" pid=5507 comm="web" requested="userns_create" denied="userns_create" target="unprivileged_userns" execpath="/usr/bin/web"',
    ),
    verdict: 'denied',
    label: 'unconfined',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'userns', mask: 'userns_create' },
    fields:
      'apparmor=DENIED | operation=userns_create | class=namespace | info=Userns create restricted - failed to find unprivileged_userns profile | error=-13 | profile=unconfined | pid=5507 | comm=web | requested=userns_create | denied=userns_create | target=unprivileged_userns | execpath=/usr/bin/web',
  },
  {
    form: 'the path of a program, encoded',
    line: inAuditLog(
      'apparmor="AUDIT" operation="userns_create" class="namespace" info="Userns create - transitioning profile" profile="unconfined" pid=5507 comm="web" requested="userns_create" target="unprivileged_userns" execpath=2F6F70742F6D7920776562',
    ),
    verdict: 'audit',
    label: 'unconfined',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'userns', mask: 'userns_create' },
    fields:
      'apparmor=AUDIT | operation=userns_create | class=namespace | info=Userns create - transitioning profile | profile=unconfined | pid=5507 | comm=web | requested=userns_create | target=unprivileged_userns | execpath=/opt/my web',
  },
  {
    form: 'a limit',
    line: inAuditLog(
      'apparmor="DENIED" operation="setrlimit" class="rlimits" profile="snap.web.server" pid=5507 comm="server" rlimit=memlock value=67108864',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'other', operation: 'setrlimit', name: 'memlock' },
    fields:
      'apparmor=DENIED | operation=setrlimit | class=rlimits | profile=snap.web.server | pid=5507 | comm=server | rlimit=memlock | value=67108864',
  },
  {
    form: 'a limit of another process',
    line: inAuditLog(
      'apparmor="DENIED" operation="setrlimit" class="rlimits" info="cap_sys_resource" error=-13 profile="snap.web.server" pid=5507 comm="server" rlimit=nofile value=1048576 peer="unconfined"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'other', operation: 'setrlimit', name: 'nofile' },
    fields:
      'apparmor=DENIED | operation=setrlimit | class=rlimits | info=cap_sys_resource | error=-13 | profile=snap.web.server | pid=5507 | comm=server | rlimit=nofile | value=1048576 | peer=unconfined',
  },
  {
    form: 'the data of a mount',
    line: inAuditLog(
      'apparmor="DENIED" operation="mount" class="mount" info="failed perms check" error=-13 profile="snap.web.server" name="/run/web/" pid=5507 comm="server" fstype="tmpfs" srcname="tmpfs" flags="rw" data="size=4k,mode=755"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'mount', operation: 'mount', source: 'tmpfs', target: '/run/web/', fstype: 'tmpfs', flags: 'rw' },
    fields:
      'apparmor=DENIED | operation=mount | class=mount | info=failed perms check | error=-13 | profile=snap.web.server | name=/run/web/ | pid=5507 | comm=server | fstype=tmpfs | srcname=tmpfs | flags=rw | data=size=4k,mode=755',
  },
  {
    form: 'a source of a mount, encoded',
    line: inAuditLog(
      'apparmor="DENIED" operation="mount" info="failed srcname match" error=-13 profile="snap.web.server" name="/run/web/" pid=5507 comm="server" srcname=2F6D656469612F6D7920646973632F flags="rw, bind"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'mount', operation: 'mount', source: '/media/my disc/', target: '/run/web/', flags: 'rw, bind' },
    fields:
      'apparmor=DENIED | operation=mount | info=failed srcname match | error=-13 | profile=snap.web.server | name=/run/web/ | pid=5507 | comm=server | srcname=/media/my disc/ | flags=rw, bind',
  },
  {
    form: 'the old root of a new one, and the profile after it',
    line: inAuditLog(
      'apparmor="DENIED" operation="pivotroot" class="mount" profile="snap.web.server" name="/mnt/root/" pid=5507 comm="server" srcname="/mnt/root/old/" trans="next"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'mount', operation: 'pivotroot', source: '/mnt/root/old/', target: '/mnt/root/' },
    fields:
      'apparmor=DENIED | operation=pivotroot | class=mount | profile=snap.web.server | name=/mnt/root/ | pid=5507 | comm=server | srcname=/mnt/root/old/ | trans=next',
  },
  {
    form: 'a second name, encoded',
    line: inAuditLog(
      'apparmor="DENIED" operation="link" profile="snap.web.server" name="/tmp/b" pid=5507 comm="server" requested_mask="l" denied_mask="l" fsuid=0 ouid=0 target=2F746D702F6D792066696C65',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'file', path: '/tmp/b', mask: 'l', owner: true, target: '/tmp/my file' },
    fields:
      'apparmor=DENIED | operation=link | profile=snap.web.server | name=/tmp/b | pid=5507 | comm=server | requested_mask=l | denied_mask=l | fsuid=0 | ouid=0 | target=/tmp/my file',
  },
  {
    form: 'a peer, encoded',
    line: inAuditLog(
      'apparmor="DENIED" operation="ptrace" profile="snap.web.server" pid=5507 comm="server" requested_mask="read" denied_mask="read" peer=2F6F70742F6D7920776562',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'ptrace', mask: 'read', peer: '/opt/my web' },
    fields:
      'apparmor=DENIED | operation=ptrace | profile=snap.web.server | pid=5507 | comm=server | requested_mask=read | denied_mask=read | peer=/opt/my web',
  },
  {
    form: 'a signal without a name',
    line: inAuditLog(
      'apparmor="DENIED" operation="signal" profile="snap.web.server" pid=5507 comm="server" requested_mask="send" denied_mask="send" signal=unknown(99) peer="unconfined"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'signal', mask: 'send', signal: 'unknown(99)', peer: 'unconfined' },
    fields:
      'apparmor=DENIED | operation=signal | profile=snap.web.server | pid=5507 | comm=server | requested_mask=send | denied_mask=send | signal=unknown(99) | peer=unconfined',
  },
  {
    form: 'a signal in quotes',
    line: inAuditLog(
      'apparmor="DENIED" operation="signal" profile="snap.web.server" pid=5507 comm="server" requested_mask="send" denied_mask="send" signal="kill" peer="unconfined"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'signal', mask: 'send', signal: 'kill', peer: 'unconfined' },
    fields:
      'apparmor=DENIED | operation=signal | profile=snap.web.server | pid=5507 | comm=server | requested_mask=send | denied_mask=send | signal=kill | peer=unconfined',
  },
  {
    form: 'a name that is null',
    line: inAuditLog(
      'apparmor="DENIED" operation="change_profile" profile="snap.web.server" name=(null) pid=5507 comm="server"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'change_profile', operation: 'change_profile', target: '' },
    fields: 'apparmor=DENIED | operation=change_profile | profile=snap.web.server | pid=5507 | comm=server',
  },
  {
    form: 'an unquoted mask',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" profile="snap.web.server" name="/etc/fstab" pid=5507 comm="server" requested_mask=r denied_mask=r fsuid=1000 ouid=0',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
    fields:
      'apparmor=DENIED | operation=open | profile=snap.web.server | name=/etc/fstab | pid=5507 | comm=server | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0',
  },
  {
    form: 'no quotes at all',
    line: inAuditLog(
      'apparmor=DENIED operation=open profile=snap.web.server name=/etc/fstab pid=5507 comm=server requested_mask=r denied_mask=r fsuid=1000 ouid=0',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
    fields:
      'apparmor=DENIED | operation=open | profile=snap.web.server | name=/etc/fstab | pid=5507 | comm=server | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0',
  },
  {
    form: 'no quotes around several words',
    line: inAuditLog(
      'apparmor=DENIED operation=mount class=mount info=failed flags match error=-13 profile=snap.web.server name=/run/web/ pid=5507 comm=Web Content fstype=tmpfs srcname=tmpfs flags=rw, nosuid, nodev',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'Web Content' },
    access: {
      kind: 'mount',
      operation: 'mount',
      source: 'tmpfs',
      target: '/run/web/',
      fstype: 'tmpfs',
      flags: 'rw, nosuid, nodev',
    },
    fields:
      'apparmor=DENIED | operation=mount | class=mount | info=failed flags match | error=-13 | profile=snap.web.server | name=/run/web/ | pid=5507 | comm=Web Content | fstype=tmpfs | srcname=tmpfs | flags=rw, nosuid, nodev',
  },
  {
    form: 'no quotes around the words of masks',
    line: inAuditLog(
      'apparmor=DENIED operation=connect class=net profile=snap.web.server pid=5507 comm=server family=unix sock_type=stream protocol=0 requested=send receive connect denied=send connect',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'unix', mask: 'send connect', type: 'stream' },
    fields:
      'apparmor=DENIED | operation=connect | class=net | profile=snap.web.server | pid=5507 | comm=server | family=unix | sock_type=stream | protocol=0 | requested=send receive connect | denied=send connect',
  },
  {
    form: 'an unquoted name',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" profile="snap.web.server" name=/etc/fstab pid=5507 comm="server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
    fields:
      'apparmor=DENIED | operation=open | profile=snap.web.server | name=/etc/fstab | pid=5507 | comm=server | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0',
  },
  {
    form: 'an encoded name in lower case',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" profile="snap.web.server" name=2f746d702f6d792066696c65 pid=5507 comm="server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'file', path: '/tmp/my file', mask: 'r', owner: false },
    fields:
      'apparmor=DENIED | operation=open | profile=snap.web.server | name=/tmp/my file | pid=5507 | comm=server | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0',
  },
  {
    form: 'a process that was killed',
    line: inAuditLog(
      'apparmor="KILLED" operation="open" class="file" profile="/usr/bin/web" name="/etc/shadow" pid=5507 comm="web" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0',
    ),
    verdict: 'killed',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'file', path: '/etc/shadow', mask: 'r', owner: false },
    fields:
      'apparmor=KILLED | operation=open | class=file | profile=/usr/bin/web | name=/etc/shadow | pid=5507 | comm=web | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0',
  },
  {
    form: 'a field of tomorrow',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" class="file" profile="snap.web.server" name="/etc/fstab" pid=5507 comm="server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0 made_tomorrow="x y"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
    fields:
      'apparmor=DENIED | operation=open | class=file | profile=snap.web.server | name=/etc/fstab | pid=5507 | comm=server | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0 | made_tomorrow=x y',
  },
  {
    form: 'a class of tomorrow',
    line: inAuditLog(
      'apparmor="DENIED" operation="quux_make" class="quux" profile="snap.web.server" pid=5507 comm="server" requested="make" denied="make"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'other', operation: 'quux_make' },
    fields:
      'apparmor=DENIED | operation=quux_make | class=quux | profile=snap.web.server | pid=5507 | comm=server | requested=make | denied=make',
  },
  {
    form: 'a number of capability without its name',
    line: inAuditLog(
      'apparmor="DENIED" operation="capable" class="cap" profile="snap.web.server" pid=5507 comm="server" capability=38',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'capability', name: 'perfmon' },
    fields:
      'apparmor=DENIED | operation=capable | class=cap | profile=snap.web.server | pid=5507 | comm=server | capability=38',
  },
  {
    form: 'a subject behind the record',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" profile="snap.web.server" name="/etc/fstab" pid=5507 comm="server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0 subj=snap.web.server (enforce)',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
    fields:
      'apparmor=DENIED | operation=open | profile=snap.web.server | name=/etc/fstab | pid=5507 | comm=server | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0 | subj=snap.web.server (enforce)',
  },
  {
    form: 'a message that names both programs',
    line: `type=USER_AVC msg=${stamp}: pid=645 uid=102 auid=4294967295 ses=4294967295 subj=unconfined msg='apparmor="DENIED" operation="dbus_method_call"  bus="system" path="/org/freedesktop/UPower" interface="org.freedesktop.UPower" member="EnumerateDevices" mask="send" name="org.freedesktop.UPower" pid=5507 label="snap.web.server" peer_pid=700 peer_label="unconfined" exe="/usr/bin/dbus-daemon" sauid=102 hostname=? addr=? terminal=?'\u001dUID="messagebus" AUID="unset" SAUID="messagebus"`,
    mediator: 'dbus-daemon',
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507 },
    access: {
      kind: 'dbus',
      bus: 'system',
      mask: 'send',
      name: 'org.freedesktop.UPower',
      path: '/org/freedesktop/UPower',
      interface: 'org.freedesktop.UPower',
      member: 'EnumerateDevices',
      peerLabel: 'unconfined',
    },
    fields:
      'apparmor=DENIED | operation=dbus_method_call | bus=system | path=/org/freedesktop/UPower | interface=org.freedesktop.UPower | member=EnumerateDevices | mask=send | name=org.freedesktop.UPower | pid=5507 | label=snap.web.server | peer_pid=700 | peer_label=unconfined | exe=/usr/bin/dbus-daemon | sauid=102 | hostname=? | addr=? | terminal=? | UID=messagebus | AUID=unset | SAUID=messagebus',
  },
];

import { type Form, inAuditLog } from './form.fixture.ts';

/** Records of what processes may do by themselves and to each other. */
export const processForms: readonly Form[] = [
  {
    form: 'a capability',
    line: inAuditLog(
      'apparmor="DENIED" operation="capable" class="cap" profile="snap.web.server" pid=5507 comm="server" capability=23  capname="sys_nice"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'capability', name: 'sys_nice' },
    fields:
      'apparmor=DENIED | operation=capable | class=cap | profile=snap.web.server | pid=5507 | comm=server | capability=23 | capname=sys_nice',
  },
  {
    form: 'a capability, before Linux 3.5',
    line: inAuditLog(
      'apparmor="DENIED" operation="capable" parent=5500 profile="/usr/bin/web" pid=5507 comm="web" capability=21  capname="sys_admin"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'capability', name: 'sys_admin' },
    fields:
      'apparmor=DENIED | operation=capable | parent=5500 | profile=/usr/bin/web | pid=5507 | comm=web | capability=21 | capname=sys_admin',
  },
  {
    form: 'a signal that is sent',
    line: inAuditLog(
      'apparmor="DENIED" operation="signal" profile="/usr/bin/web" pid=5507 comm="web" requested_mask="send" denied_mask="send" signal=term peer="/usr/bin/web///usr/lib/web/helper"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'signal', mask: 'send', signal: 'term', peer: '/usr/bin/web///usr/lib/web/helper' },
    fields:
      'apparmor=DENIED | operation=signal | profile=/usr/bin/web | pid=5507 | comm=web | requested_mask=send | denied_mask=send | signal=term | peer=/usr/bin/web///usr/lib/web/helper',
  },
  {
    form: 'a signal that is received',
    line: inAuditLog(
      'apparmor="DENIED" operation="signal" class="signal" profile="docker-default" pid=5507 comm="runc" requested_mask="receive" denied_mask="receive" signal=kill peer="unconfined"',
    ),
    verdict: 'denied',
    label: 'docker-default',
    process: { pid: 5507, comm: 'runc' },
    access: { kind: 'signal', mask: 'receive', signal: 'kill', peer: 'unconfined' },
    fields:
      'apparmor=DENIED | operation=signal | class=signal | profile=docker-default | pid=5507 | comm=runc | requested_mask=receive | denied_mask=receive | signal=kill | peer=unconfined',
  },
  {
    form: 'a signal of real time',
    line: inAuditLog(
      'apparmor="DENIED" operation="signal" class="signal" profile="snap.web.server" pid=5507 comm="server" requested_mask="send" denied_mask="send" signal=rtmin+2 peer="snap.db.server"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'signal', mask: 'send', signal: 'rtmin+2', peer: 'snap.db.server' },
    fields:
      'apparmor=DENIED | operation=signal | class=signal | profile=snap.web.server | pid=5507 | comm=server | requested_mask=send | denied_mask=send | signal=rtmin+2 | peer=snap.db.server',
  },
  {
    form: 'no signal, to see whether a process is there',
    line: inAuditLog(
      'apparmor="DENIED" operation="signal" class="signal" profile="snap.web.server" pid=5507 comm="server" requested_mask="send" denied_mask="send" signal=exists peer="unconfined"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'server' },
    access: { kind: 'signal', mask: 'send', signal: 'exists', peer: 'unconfined' },
    fields:
      'apparmor=DENIED | operation=signal | class=signal | profile=snap.web.server | pid=5507 | comm=server | requested_mask=send | denied_mask=send | signal=exists | peer=unconfined',
  },
  {
    form: 'another process traced',
    line: inAuditLog(
      'apparmor="DENIED" operation="ptrace" profile="/usr/bin/web" pid=5507 comm="web" requested_mask="trace" denied_mask="trace" peer="unconfined"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'ptrace', mask: 'trace', peer: 'unconfined' },
    fields:
      'apparmor=DENIED | operation=ptrace | profile=/usr/bin/web | pid=5507 | comm=web | requested_mask=trace | denied_mask=trace | peer=unconfined',
  },
  {
    form: 'another process read',
    line: inAuditLog(
      'apparmor="DENIED" operation="ptrace" class="ptrace" profile="snap.web.server" pid=5507 comm="ps" requested_mask="read" denied_mask="read" peer="snap.db.server"',
    ),
    verdict: 'denied',
    label: 'snap.web.server',
    process: { pid: 5507, comm: 'ps' },
    access: { kind: 'ptrace', mask: 'read', peer: 'snap.db.server' },
    fields:
      'apparmor=DENIED | operation=ptrace | class=ptrace | profile=snap.web.server | pid=5507 | comm=ps | requested_mask=read | denied_mask=read | peer=snap.db.server',
  },
  {
    form: 'traced by another process',
    line: inAuditLog(
      'apparmor="DENIED" operation="ptrace" profile="/usr/bin/web" pid=5507 comm="web" requested_mask="tracedby" denied_mask="tracedby" peer="/usr/bin/gdb"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'ptrace', mask: 'tracedby', peer: '/usr/bin/gdb' },
    fields:
      'apparmor=DENIED | operation=ptrace | profile=/usr/bin/web | pid=5507 | comm=web | requested_mask=tracedby | denied_mask=tracedby | peer=/usr/bin/gdb',
  },
  {
    form: 'another process, before Linux 3.16',
    line: inAuditLog(
      'apparmor="DENIED" operation="ptrace" profile="/usr/bin/netstat" pid=5507 comm="netstat" target="unconfined"',
    ),
    verdict: 'denied',
    label: '/usr/bin/netstat',
    process: { pid: 5507, comm: 'netstat' },
    access: { kind: 'ptrace', mask: '', peer: 'unconfined' },
    fields:
      'apparmor=DENIED | operation=ptrace | profile=/usr/bin/netstat | pid=5507 | comm=netstat | target=unconfined',
  },
  {
    form: 'another process whose label is empty',
    line: inAuditLog(
      'apparmor="DENIED" operation="ptrace" profile="/usr/bin/netstat" pid=5507 comm="netstat" target=""',
    ),
    verdict: 'denied',
    label: '/usr/bin/netstat',
    process: { pid: 5507, comm: 'netstat' },
    access: { kind: 'ptrace', mask: '', peer: '' },
    fields: 'apparmor=DENIED | operation=ptrace | profile=/usr/bin/netstat | pid=5507 | comm=netstat | target=',
  },
  {
    form: 'a user namespace',
    line: inAuditLog(
      'apparmor="DENIED" operation="userns_create" class="namespace" profile="/usr/bin/web" pid=5507 comm="web" requested="userns_create" denied="userns_create"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'userns', mask: 'userns_create' },
    fields:
      'apparmor=DENIED | operation=userns_create | class=namespace | profile=/usr/bin/web | pid=5507 | comm=web | requested=userns_create | denied=userns_create',
  },
  {
    form: 'a user namespace that changes the profile',
    line: inAuditLog(
      'apparmor="AUDIT" operation="userns_create" class="namespace" info="Userns create - transitioning profile" profile="unconfined" pid=5507 comm="unshare" requested="userns_create" target="unprivileged_userns" execpath="/usr/bin/unshare"',
    ),
    verdict: 'audit',
    label: 'unconfined',
    process: { pid: 5507, comm: 'unshare' },
    access: { kind: 'userns', mask: 'userns_create' },
    fields:
      'apparmor=AUDIT | operation=userns_create | class=namespace | info=Userns create - transitioning profile | profile=unconfined | pid=5507 | comm=unshare | requested=userns_create | target=unprivileged_userns | execpath=/usr/bin/unshare',
  },
  {
    form: 'a thread of io_uring that polls',
    line: inAuditLog(
      'apparmor="DENIED" operation="uring_sqpoll" class="io_uring" profile="/usr/bin/web" pid=5507 comm="web" requested="sqpoll" denied="sqpoll"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'io_uring', mask: 'sqpoll' },
    fields:
      'apparmor=DENIED | operation=uring_sqpoll | class=io_uring | profile=/usr/bin/web | pid=5507 | comm=web | requested=sqpoll | denied=sqpoll',
  },
  {
    form: 'credentials taken over by io_uring',
    line: inAuditLog(
      'apparmor="DENIED" operation="uring_override" class="io_uring" profile="/usr/bin/web" pid=5507 comm="web" requested="override_creds" denied="override_creds" tcontext="/usr/bin/db"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'io_uring', mask: 'override_creds', peer: '/usr/bin/db' },
    fields:
      'apparmor=DENIED | operation=uring_override | class=io_uring | profile=/usr/bin/web | pid=5507 | comm=web | requested=override_creds | denied=override_creds | tcontext=/usr/bin/db',
  },
  {
    form: 'a message queue made',
    line: inAuditLog(
      'apparmor="DENIED" operation="create" profile="/usr/bin/web" name="/queue" pid=5507 comm="web" requested="create" denied="create" class="posix_mqueue" fsuid=0 ouid=0',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'mqueue', mask: 'create', type: 'posix', name: '/queue' },
    fields:
      'apparmor=DENIED | operation=create | profile=/usr/bin/web | name=/queue | pid=5507 | comm=web | requested=create | denied=create | class=posix_mqueue | fsuid=0 | ouid=0',
  },
  {
    form: 'a message queue opened',
    line: inAuditLog(
      'apparmor="DENIED" operation="open" profile="/usr/bin/web" name="/queue" pid=5507 comm="web" requested="read create" denied="read" class="posix_mqueue" fsuid=0 ouid=0',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'mqueue', mask: 'read', type: 'posix', name: '/queue' },
    fields:
      'apparmor=DENIED | operation=open | profile=/usr/bin/web | name=/queue | pid=5507 | comm=web | requested=read create | denied=read | class=posix_mqueue | fsuid=0 | ouid=0',
  },
  {
    form: 'a message queue, its class told twice',
    line: inAuditLog(
      'apparmor="DENIED" operation="getattr" class="posix_mqueue" info="Failed name lookup - disconnected IPC path" error=-13 profile="plasmashell" pid=5507 comm="plasmashell" requested="getattr" denied="getattr" class="posix_mqueue" fsuid=1000 ouid=0',
    ),
    verdict: 'denied',
    label: 'plasmashell',
    process: { pid: 5507, comm: 'plasmashell' },
    access: { kind: 'mqueue', mask: 'getattr', type: 'posix' },
    fields:
      'apparmor=DENIED | operation=getattr | class=posix_mqueue | info=Failed name lookup - disconnected IPC path | error=-13 | profile=plasmashell | pid=5507 | comm=plasmashell | requested=getattr | denied=getattr | fsuid=1000 | ouid=0',
  },
  {
    form: 'a message queue of System V',
    line: inAuditLog(
      'apparmor="DENIED" operation="sysv_mqueue" profile="/usr/bin/web" name="123" pid=5507 comm="web" requested="create" denied="create" class="sysv_mqueue" fsuid=0 ouid=0',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'mqueue', mask: 'create', type: 'sysv', name: '123' },
    fields:
      'apparmor=DENIED | operation=sysv_mqueue | profile=/usr/bin/web | name=123 | pid=5507 | comm=web | requested=create | denied=create | class=sysv_mqueue | fsuid=0 | ouid=0',
  },
  {
    form: 'a message queue of System V without its key',
    line: inAuditLog(
      'apparmor="DENIED" operation="sysv_mqueue" profile="/usr/bin/web" pid=5507 comm="web" requested="write" denied="write" class="sysv_mqueue" fsuid=1001 ouid=1001',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'mqueue', mask: 'write', type: 'sysv' },
    fields:
      'apparmor=DENIED | operation=sysv_mqueue | profile=/usr/bin/web | pid=5507 | comm=web | requested=write | denied=write | class=sysv_mqueue | fsuid=1001 | ouid=1001',
  },
];

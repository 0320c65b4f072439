import { type Form, inAuditLog } from './form.fixture.ts';

/** Records of sockets. */
export const socketForms: readonly Form[] = [
  {
    form: 'a socket made',
    line: inAuditLog(
      'apparmor="DENIED" operation="create" profile="/usr/bin/web" pid=5507 comm="web" family="inet" sock_type="stream" protocol=6 requested_mask="create" denied_mask="create"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'network', family: 'inet', type: 'stream', protocol: '6' },
    fields:
      'apparmor=DENIED | operation=create | profile=/usr/bin/web | pid=5507 | comm=web | family=inet | sock_type=stream | protocol=6 | requested_mask=create | denied_mask=create',
  },
  {
    form: 'a netlink socket',
    line: inAuditLog(
      'apparmor="DENIED" operation="create" class="net" profile="/usr/bin/web" pid=5507 comm="web" family="netlink" sock_type="raw" protocol=15 requested="create" denied="create"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'network', family: 'netlink', type: 'raw', protocol: '15' },
    fields:
      'apparmor=DENIED | operation=create | class=net | profile=/usr/bin/web | pid=5507 | comm=web | family=netlink | sock_type=raw | protocol=15 | requested=create | denied=create',
  },
  {
    form: 'a packet socket',
    line: inAuditLog(
      'apparmor="DENIED" operation="create" parent=5500 profile="/usr/bin/web" pid=5507 comm="web" family="packet" sock_type="dgram" protocol=768',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'network', family: 'packet', type: 'dgram', protocol: '768' },
    fields:
      'apparmor=DENIED | operation=create | parent=5500 | profile=/usr/bin/web | pid=5507 | comm=web | family=packet | sock_type=dgram | protocol=768',
  },
  {
    form: 'a message with both addresses',
    line: inAuditLog(
      'apparmor="DENIED" operation="sendmsg" parent=5500 profile="/usr/bin/web" pid=5507 comm="web" laddr=192.0.2.5 lport=765 faddr=192.0.2.9 fport=2049 family="inet" sock_type="stream" protocol=6',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'network', family: 'inet', type: 'stream', protocol: '6' },
    fields:
      'apparmor=DENIED | operation=sendmsg | parent=5500 | profile=/usr/bin/web | pid=5507 | comm=web | laddr=192.0.2.5 | lport=765 | faddr=192.0.2.9 | fport=2049 | family=inet | sock_type=stream | protocol=6',
  },
  {
    form: 'a message with both ports only',
    line: inAuditLog(
      'apparmor="DENIED" operation="sendmsg" profile="/usr/bin/web" pid=5507 comm="web" lport=765 fport=2049 family="inet" sock_type="stream" protocol=6',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'network', family: 'inet', type: 'stream', protocol: '6' },
    fields:
      'apparmor=DENIED | operation=sendmsg | profile=/usr/bin/web | pid=5507 | comm=web | lport=765 | fport=2049 | family=inet | sock_type=stream | protocol=6',
  },
  {
    form: 'addresses of inet6',
    line: inAuditLog(
      'apparmor="DENIED" operation="recvmsg" profile="/usr/bin/web" pid=5507 comm="web" laddr=2001:db8::1 lport=2048 faddr=::1 fport=33986 family="inet6" sock_type="stream" protocol=6 requested_mask="receive" denied_mask="receive"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'network', family: 'inet6', type: 'stream', protocol: '6' },
    fields:
      'apparmor=DENIED | operation=recvmsg | profile=/usr/bin/web | pid=5507 | comm=web | laddr=2001:db8::1 | lport=2048 | faddr=::1 | fport=33986 | family=inet6 | sock_type=stream | protocol=6 | requested_mask=receive | denied_mask=receive',
  },
  {
    form: 'addresses of inet in inet6',
    line: inAuditLog(
      'apparmor="ALLOWED" operation="file_perm" profile="/usr/sbin/apache2//web" pid=5507 comm="apache2" laddr=::ffff:192.0.2.5 lport=80 faddr=::ffff:192.0.2.9 fport=61985 family="inet6" sock_type="stream" protocol=6 requested_mask="send" denied_mask="send"',
    ),
    verdict: 'allowed',
    label: '/usr/sbin/apache2//web',
    process: { pid: 5507, comm: 'apache2' },
    access: { kind: 'network', family: 'inet6', type: 'stream', protocol: '6' },
    fields:
      'apparmor=ALLOWED | operation=file_perm | profile=/usr/sbin/apache2//web | pid=5507 | comm=apache2 | laddr=::ffff:192.0.2.5 | lport=80 | faddr=::ffff:192.0.2.9 | fport=61985 | family=inet6 | sock_type=stream | protocol=6 | requested_mask=send | denied_mask=send',
  },
  {
    form: 'a socket that was open already',
    line: inAuditLog(
      'apparmor="DENIED" operation="file_inherit" profile="/usr/lib/web/helper" pid=5507 comm="helper" lport=10580 family="inet6" sock_type="dgram" protocol=17',
    ),
    verdict: 'denied',
    label: '/usr/lib/web/helper',
    process: { pid: 5507, comm: 'helper' },
    access: { kind: 'network', family: 'inet6', type: 'dgram', protocol: '17' },
    fields:
      'apparmor=DENIED | operation=file_inherit | profile=/usr/lib/web/helper | pid=5507 | comm=helper | lport=10580 | family=inet6 | sock_type=dgram | protocol=17',
  },
  {
    form: 'the address of a bind',
    line: inAuditLog(
      'apparmor="DENIED" operation="bind" class="net" profile="/usr/bin/web" pid=5507 comm="web" saddr=192.0.2.5 src=3456 family="inet" sock_type="dgram" protocol=17 requested="bind" denied="bind"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'network', family: 'inet', type: 'dgram', protocol: '17' },
    fields:
      'apparmor=DENIED | operation=bind | class=net | profile=/usr/bin/web | pid=5507 | comm=web | saddr=192.0.2.5 | src=3456 | family=inet | sock_type=dgram | protocol=17 | requested=bind | denied=bind',
  },
  {
    form: 'addresses of the socket and of the message',
    line: inAuditLog(
      'apparmor="DENIED" operation="sendmsg" class="net" profile="/usr/bin/web" pid=5507 comm="web" laddr=192.0.2.5 lport=3457 saddr=192.0.2.5 src=3457 daddr=192.0.2.9 dest=3456 family="inet" sock_type="dgram" protocol=17 requested="send" denied="send"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'network', family: 'inet', type: 'dgram', protocol: '17' },
    fields:
      'apparmor=DENIED | operation=sendmsg | class=net | profile=/usr/bin/web | pid=5507 | comm=web | laddr=192.0.2.5 | lport=3457 | saddr=192.0.2.5 | src=3457 | daddr=192.0.2.9 | dest=3456 | family=inet | sock_type=dgram | protocol=17 | requested=send | denied=send',
  },
  {
    form: 'an address that no rule has',
    line: inAuditLog(
      'apparmor="DENIED" operation="recvmsg" class="net" info="failed remote addr match" error=-13 profile="/usr/bin/web" pid=5507 comm="web" laddr=2001:db8::5 lport=3456 saddr=2001:db8::5 src=3456 family="inet6" sock_type="dgram" protocol=17 requested="receive" denied="receive"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'network', family: 'inet6', type: 'dgram', protocol: '17' },
    fields:
      'apparmor=DENIED | operation=recvmsg | class=net | info=failed remote addr match | error=-13 | profile=/usr/bin/web | pid=5507 | comm=web | laddr=2001:db8::5 | lport=3456 | saddr=2001:db8::5 | src=3456 | family=inet6 | sock_type=dgram | protocol=17 | requested=receive | denied=receive',
  },
  {
    form: 'an option',
    line: inAuditLog(
      'apparmor="DENIED" operation="setsockopt" class="net" info="failed cmd selection match" error=-13 profile="/usr/bin/web" pid=5507 comm="web" family="inet" sock_type="dgram" protocol=17 requested="setopt" denied="setopt"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'network', family: 'inet', type: 'dgram', protocol: '17' },
    fields:
      'apparmor=DENIED | operation=setsockopt | class=net | info=failed cmd selection match | error=-13 | profile=/usr/bin/web | pid=5507 | comm=web | family=inet | sock_type=dgram | protocol=17 | requested=setopt | denied=setopt',
  },
  {
    form: 'a unix socket and the address of its peer',
    line: inAuditLog(
      'apparmor="DENIED" operation="connect" class="net" profile="/usr/bin/web" pid=5507 comm="web" family="unix" sock_type="stream" protocol=0 requested="send receive connect" denied="send connect" addr=none peer_addr="@/tmp/web" peer="/usr/bin/webd"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: {
      kind: 'unix',
      mask: 'send connect',
      type: 'stream',
      address: 'none',
      peerAddress: '@/tmp/web',
      peerLabel: '/usr/bin/webd',
    },
    fields:
      'apparmor=DENIED | operation=connect | class=net | profile=/usr/bin/web | pid=5507 | comm=web | family=unix | sock_type=stream | protocol=0 | requested=send receive connect | denied=send connect | addr=none | peer_addr=@/tmp/web | peer=/usr/bin/webd',
  },
  {
    form: 'a unix socket that takes a peer',
    line: inAuditLog(
      'apparmor="DENIED" operation="accept" class="net" profile="/usr/bin/webd" pid=5507 comm="webd" family="unix" sock_type="stream" protocol=0 requested="send receive accept" denied="send accept" addr="@/tmp/web" peer_addr=none peer="unconfined"',
    ),
    verdict: 'denied',
    label: '/usr/bin/webd',
    process: { pid: 5507, comm: 'webd' },
    access: {
      kind: 'unix',
      mask: 'send accept',
      type: 'stream',
      address: '@/tmp/web',
      peerAddress: 'none',
      peerLabel: 'unconfined',
    },
    fields:
      'apparmor=DENIED | operation=accept | class=net | profile=/usr/bin/webd | pid=5507 | comm=webd | family=unix | sock_type=stream | protocol=0 | requested=send receive accept | denied=send accept | addr=@/tmp/web | peer_addr=none | peer=unconfined',
  },
  {
    form: 'a unix socket that takes a name',
    line: inAuditLog(
      'apparmor="DENIED" operation="bind" class="net" profile="/usr/bin/webd" pid=5507 comm="webd" family="unix" sock_type="stream" protocol=0 requested="bind" denied="bind" addr="@/tmp/web"',
    ),
    verdict: 'denied',
    label: '/usr/bin/webd',
    process: { pid: 5507, comm: 'webd' },
    access: { kind: 'unix', mask: 'bind', type: 'stream', address: '@/tmp/web' },
    fields:
      'apparmor=DENIED | operation=bind | class=net | profile=/usr/bin/webd | pid=5507 | comm=webd | family=unix | sock_type=stream | protocol=0 | requested=bind | denied=bind | addr=@/tmp/web',
  },
  {
    form: 'a unix socket that was open already',
    line: inAuditLog(
      'apparmor="DENIED" operation="file_inherit" class="net" profile="/usr/bin/web" pid=5507 comm="web" family="unix" sock_type="stream" protocol=0 requested_mask="receive"',
    ),
    verdict: 'denied',
    label: '/usr/bin/web',
    process: { pid: 5507, comm: 'web' },
    access: { kind: 'unix', mask: 'receive', type: 'stream' },
    fields:
      'apparmor=DENIED | operation=file_inherit | class=net | profile=/usr/bin/web | pid=5507 | comm=web | family=unix | sock_type=stream | protocol=0 | requested_mask=receive',
  },
];

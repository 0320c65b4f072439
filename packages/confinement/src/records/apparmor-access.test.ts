import { describe, expect, it } from 'vitest';
import { parseRecords } from './parse-records.ts';

const head = 'audit: type=1400 audit(1709037627.263:7513): apparmor="DENIED"';

function accessOf(fields: string): unknown {
  const records = parseRecords(`${head} ${fields}`);
  expect(records).toHaveLength(1);
  return records[0]?.access;
}

describe('access of a file', () => {
  const rest = 'profile="snap.web.server" name="/var/x" pid=7 comm="server"';
  it.each([
    'open',
    'mknod',
    'mkdir',
    'rmdir',
    'unlink',
    'rename_src',
    'rename_dest',
    'truncate',
    'symlink',
    'chmod',
    'chown',
    'getattr',
    'exec',
    'file_mmap',
    'file_mprotect',
    'file_lock',
    'file_perm',
    'file_inherit',
    'file_receive',
    'connect',
    'bind',
  ])('is read from %s, with and without class', (operation) => {
    const masks = 'requested_mask="wrc" denied_mask="wc" fsuid=1000 ouid=1000';
    const access = { kind: 'file', path: '/var/x', mask: 'wc', owner: true };
    expect(accessOf(`operation="${operation}" ${rest} ${masks}`)).toEqual(access);
    expect(accessOf(`operation="${operation}" class="file" ${rest} ${masks}`)).toEqual(access);
  });

  it('has the second name of a link and the profile of an exec', () => {
    expect(
      accessOf(`operation="link" ${rest} requested_mask="l" denied_mask="l" fsuid=0 ouid=0 target="/var/y"`),
    ).toEqual({
      kind: 'file',
      path: '/var/x',
      mask: 'l',
      owner: true,
      target: '/var/y',
    });
    expect(
      accessOf(
        `operation="exec" info="no new privs" error=-1 ${rest} requested_mask="x" denied_mask="x" fsuid=0 ouid=0 target="cri-containerd.apparmor.d"`,
      ),
    ).toMatchObject({ mask: 'x', target: 'cri-containerd.apparmor.d' });
  });

  it('does not know the owner when one of both ids is missing', () => {
    expect(accessOf(`operation="open" ${rest} requested_mask="r" denied_mask="r" fsuid=0`)).not.toHaveProperty('owner');
  });

  it('decodes hex in both cases and keeps what is not UTF-8 as hex', () => {
    const masks = 'pid=1 comm="a" requested_mask="r" denied_mask="r" fsuid=0 ouid=0';
    expect(accessOf(`operation="open" profile="p" name=2F746D702F6120C3A9 ${masks}`)).toMatchObject({
      path: '/tmp/a é',
    });
    expect(accessOf(`operation="open" profile="p" name=2f746d702f6120c3a9 ${masks}`)).toMatchObject({
      path: '/tmp/a é',
    });
    const latin = accessOf(`operation="open" profile="p" name=2F746D702F20E9 ${masks}`);
    expect(latin).toMatchObject({ pathHex: '2F746D702F20E9' });
    expect(latin).not.toHaveProperty('path');
  });

  it('takes an unquoted name that is no hex as it stands', () => {
    expect(
      accessOf(
        'operation="open" profile="p" name=/sys/soc@0/30800000.bus/address pid=1 comm="a" requested_mask="r" denied_mask="r" fsuid=0 ouid=0',
      ),
    ).toMatchObject({ path: '/sys/soc@0/30800000.bus/address' });
  });

  it('has no access without a name', () => {
    expect(
      accessOf('operation="open" profile="p" name=(null) pid=1 comm="a" requested_mask="r" denied_mask="r"'),
    ).toBeNull();
  });

  it('joins the owner and other parts of old masks', () => {
    expect(
      accessOf(
        'operation="inode_permission" requested_mask="::r" denied_mask="w::r" fsuid=1 name="/etc/x" pid=1 profile="p"',
      ),
    ).toMatchObject({ mask: 'wr' });
  });
});

describe('access of every other class', () => {
  it.each([
    [
      'capability',
      'operation="capable" class="cap" profile="p" pid=1 comm="ip" capability=16  capname="sys_module"',
      { kind: 'capability', name: 'sys_module' },
    ],
    [
      'capability by number',
      'operation="capable" profile="p" pid=1 comm="ip" capability=38',
      { kind: 'capability', name: 'perfmon' },
    ],
    [
      'inet socket',
      'operation="sendmsg" class="net" profile="p" pid=1 comm="a" laddr=192.0.2.5 lport=895 faddr=192.0.2.4 fport=2049 family="inet" sock_type="stream" protocol=6 requested="send" denied="send"',
      { kind: 'network', family: 'inet', type: 'stream', protocol: '6' },
    ],
    [
      'inherited socket',
      'operation="file_inherit" class="net" profile="p" pid=1 comm="a" family="netlink" sock_type="raw" protocol=15 requested_mask="send receive" denied_mask="send receive"',
      { kind: 'network', family: 'netlink', type: 'raw', protocol: '15' },
    ],
    [
      'socket that lost its family',
      'operation="file_perm" class="net" profile="p" ... faddr=2001:db8::1 fport=443 requested="send" denied="send"',
      { kind: 'network', family: 'inet6' },
    ],
    [
      'unix socket',
      'operation="connect" class="net" profile="p" pid=1 comm="a" family="unix" sock_type="stream" protocol=0 requested_mask="send receive connect" denied_mask="send connect" addr=none peer_addr="@/tmp/dbus-GZTR" peer="unconfined"',
      {
        kind: 'unix',
        mask: 'send connect',
        type: 'stream',
        address: 'none',
        peerAddress: '@/tmp/dbus-GZTR',
        peerLabel: 'unconfined',
      },
    ],
    [
      'unix socket, padded address',
      'operation="bind" profile="p" pid=1 comm="a" family="unix" sock_type="dgram" protocol=0 requested_mask="bind" denied_mask="bind" addr="@6A6F6200000000"',
      { kind: 'unix', mask: 'bind', type: 'dgram', address: '@job\0\0\0\0' },
    ],
    [
      'unix socket, address that looks like hex',
      'operation="bind" profile="p" pid=1 comm="a" family="unix" sock_type="dgram" protocol=0 requested_mask="bind" denied_mask="bind" addr="@ABCDEF"',
      { kind: 'unix', mask: 'bind', type: 'dgram', address: '@ABCDEF' },
    ],
    [
      'message',
      'operation="dbus_signal" bus="system" path="/org/a" interface="org.A" member="Changed" name=":1.3" mask="receive" pid=1 label="p" peer_pid=2 peer_label="q"',
      {
        kind: 'dbus',
        bus: 'system',
        mask: 'receive',
        name: ':1.3',
        path: '/org/a',
        interface: 'org.A',
        member: 'Changed',
        peerLabel: 'q',
      },
    ],
    [
      'bus name',
      'operation="dbus_bind"  bus="session" name="org.freedesktop.secrets" mask="bind" pid=1 label="p"',
      { kind: 'dbus', bus: 'session', mask: 'bind', name: 'org.freedesktop.secrets' },
    ],
    [
      'signal',
      'operation="signal" class="signal" profile="p" pid=1 comm="systemd" requested_mask="receive" denied_mask="receive" signal=rtmin+2 peer="unconfined"',
      { kind: 'signal', mask: 'receive', signal: 'rtmin+2', peer: 'unconfined' },
    ],
    [
      'signal without a name',
      'operation="signal" profile="p" pid=1 comm="a" requested_mask="send" denied_mask="send" signal=unknown(99) peer="a//&b"',
      { kind: 'signal', mask: 'send', signal: 'unknown(99)', peer: 'a//&b' },
    ],
    [
      'ptrace',
      'operation="ptrace" class="ptrace" profile="p" pid=1 comm="ps" requested_mask="read" denied_mask="read" peer=":lxd-a_<var>:unconfined"',
      { kind: 'ptrace', mask: 'read', peer: ':lxd-a_<var>:unconfined' },
    ],
    [
      'mount',
      'operation="mount" class="mount" info="failed srcname match" error=-13 profile="p" name="/tmp/a/" pid=1 comm="a" fstype="tmpfs" srcname="none" flags="rw, nosuid"',
      { kind: 'mount', operation: 'mount', source: 'none', target: '/tmp/a/', fstype: 'tmpfs', flags: 'rw, nosuid' },
    ],
    [
      'remount',
      'operation="mount" info="failed flags match" error=-13 profile="p" name="/tmp/a/" pid=1 comm="a" flags="ro, remount"',
      { kind: 'mount', operation: 'remount', target: '/tmp/a/', flags: 'ro, remount' },
    ],
    [
      'umount',
      'operation="umount" profile="p" name="/tmp/a/" pid=1 comm="a"',
      { kind: 'mount', operation: 'umount', target: '/tmp/a/' },
    ],
    [
      'pivot_root',
      'operation="pivotroot" profile="p" name="/new/" pid=1 comm="a" srcname="/new/old/"',
      { kind: 'mount', operation: 'pivotroot', source: '/new/old/', target: '/new/' },
    ],
    [
      'change of profile',
      'operation="change_profile" info="label not found" error=-2 profile="p" name="q" pid=1 comm="a"',
      { kind: 'change_profile', operation: 'change_profile', target: 'q' },
    ],
    [
      'change of hat',
      'operation="change_hat" info="unconfined can not change_hat" error=-1 profile="unconfined" pid=1 comm="a"',
      { kind: 'change_profile', operation: 'change_hat', target: '' },
    ],
    [
      'user namespace',
      'operation="userns_create" class="namespace" info="Userns create restricted - failed to find unprivileged_userns profile" error=-13 profile="unconfined" pid=1 comm="a" requested="userns_create" denied="userns_create" target="unprivileged_userns" execpath="/usr/bin/a"',
      { kind: 'userns', mask: 'userns_create' },
    ],
    [
      'message queue',
      'operation="mqueue_create" profile="p" name="/queue" pid=1 comm="a" requested="create" denied="create" class="posix_mqueue" fsuid=0 ouid=0',
      { kind: 'mqueue', mask: 'create', name: '/queue', type: 'posix' },
    ],
    [
      'io_uring',
      'operation="uring_sqpoll" class="io_uring" profile="p" pid=1 comm="a" requested="sqpoll" denied="sqpoll"',
      { kind: 'io_uring', mask: 'sqpoll' },
    ],
    [
      'credentials of io_uring',
      'operation="uring_override" class="io_uring" profile="p" pid=1 comm="a" requested="override_creds" denied="override_creds" tcontext="q"',
      { kind: 'io_uring', mask: 'override_creds', peer: 'q' },
    ],
    [
      'rlimit',
      'operation="setrlimit" class="rlimits" profile="p" pid=1 comm="a" rlimit=memlock value=67108864',
      { kind: 'other', operation: 'setrlimit', name: 'memlock' },
    ],
    [
      'a class of tomorrow',
      'operation="quux_make" class="quux" profile="p" pid=1 comm="a" requested="make" denied="make"',
      { kind: 'other', operation: 'quux_make' },
    ],
  ])('is read from %s', (_name, fields, access) => {
    expect(accessOf(fields)).toEqual(access);
  });
});

describe('verdict', () => {
  it.each([
    ['DENIED', 'denied'],
    ['ALLOWED', 'allowed'],
    ['AUDIT', 'audit'],
    ['STATUS', 'status'],
    ['HINT', 'hint'],
    ['ERROR', 'error'],
    ['KILLED', 'killed'],
  ])('%s', (word, verdict) => {
    const records = parseRecords(
      `apparmor="${word}" operation="profile_replace" profile="unconfined" name="snap.a.b" pid=1 comm="apparmor_parser"`,
    );
    expect(records).toMatchObject([
      { verdict, access: { kind: 'other', operation: 'profile_replace', name: 'snap.a.b' } },
    ]);
  });

  it('of a learning child is that of complain mode', () => {
    const line =
      'apparmor="ALLOWED" operation="open" profile="snap.a.b//null-/usr/bin/c" name="/x" pid=1 comm="c" requested_mask="r" denied_mask="r" fsuid=0 ouid=0';
    expect(parseRecords(line)).toMatchObject([{ verdict: 'allowed', label: 'snap.a.b//null-/usr/bin/c' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { parseRecords } from './parse-records.ts';

const open =
  'apparmor="DENIED" operation="open" class="file" profile="snap.web.server" name="/etc/fstab" pid=5507 comm="server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0';
const call =
  'auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=4868 comm="server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=141 compat=0 ip=0x7f1bc860a069 code=0x50000';
const message =
  'apparmor="DENIED" operation="dbus_method_call"  bus="system" path="/org/freedesktop/UPower" interface="org.freedesktop.UPower" member="EnumerateDevices" mask="send" name="org.freedesktop.UPower" pid=4232 label="snap.web.server" peer_pid=645 peer_label="unconfined"';

const fileAccess = { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false };
const syscallAccess = { kind: 'syscall', name: 'setpriority', number: 141, arch: 'x86_64', code: '0x50000' };
const dbusAccess = {
  kind: 'dbus',
  bus: 'system',
  mask: 'send',
  name: 'org.freedesktop.UPower',
  path: '/org/freedesktop/UPower',
  interface: 'org.freedesktop.UPower',
  member: 'EnumerateDevices',
  peerLabel: 'unconfined',
};

const stamp = 'audit(1709037627.263:7513)';
const instant = '2024-02-27T12:40:27.263Z';

/** Carrier with `%` where the record stands, the time it tells. */
const kernelCarriers: [string, string, string | undefined][] = [
  ['dmesg', `[ 7822.962041] audit: type=1400 ${stamp}: %`, instant],
  ['dmesg -T', `[Tue Feb 27 12:40:27 2024] audit: type=1400 ${stamp}: %`, instant],
  ['dmesg with caller', `[ 7822.962041][  T812] audit: type=1400 ${stamp}: %`, instant],
  ['dmesg of relative time', `[  +0.043526] audit: type=1400 ${stamp}: %`, instant],
  ['older dmesg', `[ 7822.962041] type=1400 ${stamp}: %`, instant],
  ['kern.log', `Feb 27 12:40:27 teal kernel: [ 7822.962041] audit: type=1400 ${stamp}: %`, instant],
  ['journalctl short', `Feb 27 12:40:27 teal audit[5507]: AVC %`, 'Feb 27 12:40:27'],
  ['journalctl short-precise', `Feb 27 12:40:27.263100 teal audit[5507]: AVC %`, 'Feb 27 12:40:27.263100'],
  ['journalctl short-iso', `2024-02-27T13:40:27+0100 teal audit[5507]: AVC %`, '2024-02-27T12:40:27.000Z'],
  ['journalctl short-full', `Tue 2024-02-27 12:40:27 UTC teal audit[5507]: AVC %`, '2024-02-27T12:40:27.000Z'],
  ['journalctl short-unix', `1709037627.263000 teal audit[5507]: AVC %`, instant],
  ['journalctl of another language', `kwi  5 14:21:54 mira audit[1]: AVC %`, 'kwi  5 14:21:54'],
  ['rsyslog ISO', `2024-02-27T13:40:27.263100+01:00 teal kernel: audit: type=1400 ${stamp}: %`, instant],
  ['RFC 5424', `<4>1 2024-02-27T12:40:27.263Z teal kernel - - - audit: type=1400 ${stamp}: %`, instant],
  ['audit.log', `type=AVC msg=${stamp}: %`, instant],
  ['audit.log of old kernels', `type=1400 msg=${stamp}: %`, instant],
  ['audit.log enriched', `type=AVC msg=${stamp}: %\u001dFSUID="alex" OUID="root"`, instant],
  [
    'kauditd',
    `Feb 27 12:40:27 teal kernel: kauditd_printk_skb: 5 callbacks suppressed audit: type=1400 ${stamp}: %`,
    instant,
  ],
  ['snappy-debug', 'Log: %', undefined],
  ['bare', '%', undefined],
  ['Markdown quote', '> %', undefined],
  ['between text', 'I see this: `%` and then it stops, x=1', undefined],
];

describe('parseRecords', () => {
  it.each(kernelCarriers)('reads AppArmor from %s', (_name, carrier, time) => {
    const [record, ...more] = parseRecords(carrier.replace('%', open));
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      mediator: 'apparmor',
      verdict: 'denied',
      label: 'snap.web.server',
      access: fileAccess,
    });
    expect(record).toMatchObject({ pid: 5507, comm: 'server', truncated: false, column: carrier.indexOf('%') + 1 });
    expect(record?.time).toBe(time);
    expect(record?.auditId).toBe(carrier.includes(stamp) ? '1709037627.263:7513' : undefined);
  });

  it.each([
    ['dmesg', `[ 7822.962041] audit: type=1326 ${stamp}: %`],
    ['kern.log', `Feb 27 12:40:27 teal kernel: [ 7822.962041] audit: type=1326 ${stamp}: %`],
    ['audit.log', `type=SECCOMP msg=${stamp}: %`],
    [
      'audit.log, enriched',
      `type=SECCOMP msg=${stamp}: %\u001dAUID="alex" UID="alex" GID="alex" ARCH=x86_64 SYSCALL=setpriority`,
    ],
    ['journalctl', 'Feb 27 12:40:27 teal audit[4868]: SECCOMP %'],
    ['snappy-debug', 'Log: %'],
    ['bare', '%'],
  ])('reads seccomp from %s', (_name, carrier) => {
    const [record, ...more] = parseRecords(carrier.replace('%', call));
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      mediator: 'seccomp',
      verdict: 'denied',
      label: 'snap.web.server',
      access: syscallAccess,
    });
    expect(record).toMatchObject({ comm: 'server', exe: '/snap/web/8/bin/server', pid: 4868, truncated: false });
  });

  it.each([
    ['dbus-daemon', 'Jun  3 23:37:37 pine dbus-daemon[9278]: %'],
    ['old dbus-daemon', 'Jun  3 23:37:37 pine dbus[9278]: %'],
    ['snappy-debug', 'Log: %'],
    [
      'audit.log',
      `type=USER_AVC msg=${stamp}: pid=645 uid=102 auid=4294967295 ses=4294967295 subj=unconfined msg='%  exe="/usr/bin/dbus-daemon" sauid=102 hostname=? addr=? terminal=?'`,
    ],
    [
      'kernel log',
      `[ 11.903324] audit: type=1107 ${stamp}: pid=645 uid=102 auid=4294967295 ses=4294967295 subj=? msg='%\n exe="/usr/bin/dbus-daemon" sauid=102 hostname=? addr=? terminal=?'`,
    ],
    [
      'journalctl',
      `Jun 28 07:33:16 teal audit[645]: USER_AVC pid=645 uid=102 auid=4294967295 ses=4294967295 subj=unconfined msg='%`,
    ],
  ])('reads a message from %s', (_name, carrier) => {
    const [record, ...more] = parseRecords(carrier.replace('%', message));
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      mediator: 'dbus-daemon',
      verdict: 'denied',
      label: 'snap.web.server',
      access: dbusAccess,
    });
    expect(record?.pid).toBe(4232);
    expect(record?.exe).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { parseRecords } from './parse-records.ts';

const details =
  'type="method_call", sender=":1.170" (uid=1000 pid=2612 comm="/snap/shop/604/bin/software " label="snap.shop.shop (enforce)") interface="org.freedesktop.DBus.ObjectManager" member="GetManagedObjects" error name="(unset)" requested_reply="0" destination="org.freedesktop.NetworkManager" (uid=0 pid=479 comm="/usr/sbin/NetworkManager --no-daemon " label="unconfined")';
const sentence = 'An AppArmor policy prevents this sender from sending this message to this recipient';

describe("the bus's refusal as a program prints it", () => {
  const expected = {
    mediator: 'dbus-daemon',
    verdict: 'denied',
    label: 'snap.shop.shop (enforce)',
    pid: 2612,
    comm: '/snap/shop/604/bin/software',
    truncated: false,
    access: {
      kind: 'dbus',
      bus: 'system',
      mask: 'send',
      name: 'org.freedesktop.NetworkManager',
      interface: 'org.freedesktop.DBus.ObjectManager',
      member: 'GetManagedObjects',
      peerLabel: 'unconfined',
    },
  };

  it.each([
    ['plainly', `error: ${sentence}; ${details}`],
    ['with matched rules', `error: ${sentence}, 0 matched rules; ${details}`],
    ['escaped', `reply "${`${sentence}; ${details}`.replaceAll('"', '\\"')}"`],
    ['in JSON', JSON.stringify({ level: 'error', msg: `${sentence}; ${details}` })],
  ])('is read %s', (_name, line) => {
    const records = parseRecords(line);
    expect(records).toMatchObject([expected]);
    expect(records[0]?.fields).toMatchObject({
      sender: ':1.170',
      'error name': '(unset)',
      peer_pid: '479',
      uid: '1000',
      peer_uid: '0',
    });
  });

  it('means a session bus between processes of one user', () => {
    const line = `${sentence}; ${details.replace('uid=0', 'uid=1000').replace('"org.freedesktop.NetworkManager"', '":1.24"')}`;
    expect(parseRecords(line)).toMatchObject([{ access: { bus: 'session', name: ':1.24' } }]);
  });

  it('leaves the bus open when the peer is not told', () => {
    const [record] = parseRecords(
      `${sentence}; type="method_call", sender="(null)" (inactive) interface="org.freedesktop.DBus" member="Hello" error name="(unset)" requested_reply="0" destination="org.freedesktop.DBus" (bus)`,
    );
    expect(record?.access).toEqual({
      kind: 'dbus',
      bus: '',
      mask: 'send',
      name: 'org.freedesktop.DBus',
      interface: 'org.freedesktop.DBus',
      member: 'Hello',
    });
  });

  it('may be cut', () => {
    const line = `${sentence}; ${details}`;
    expect(parseRecords(line.slice(0, line.indexOf('.NetworkManager')))).toMatchObject([
      { truncated: true, access: { name: 'org.freedesktop' } },
    ]);
    expect(parseRecords(`DBus error: ${sentence}`)).toMatchObject([{ truncated: true, access: null, label: '' }]);
  });

  it('may be about a name', () => {
    const line =
      'Connection ":1.96" is not allowed to own the service "org.mpris.MediaPlayer2.a" due to AppArmor policy';
    expect(parseRecords(line)).toMatchObject([
      { access: { kind: 'dbus', mask: 'bind', name: 'org.mpris.MediaPlayer2.a' } },
    ]);
  });

  it.each([
    'An SELinux policy prevents this sender from sending this message to this recipient; type="method_call"',
    'due to AppArmor policy restrictions',
    'reload the AppArmor policy',
  ])('is not %s', (line) => {
    expect(parseRecords(line)).toEqual([]);
  });
});

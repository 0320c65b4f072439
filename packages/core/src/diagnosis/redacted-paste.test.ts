import { describe, expect, it } from 'vitest';
import { knowledgeOf, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { createRedactor } from '../redaction/create-redactor.ts';
import { diagnoseSync } from './diagnose-sync.ts';

const knowledge = knowledgeOf([policy('log-observe', MANUAL, [rule('/var/log/** r,')])]);

function idsOf(text: string): readonly string[] {
  const result = diagnoseSync([Buffer.from(text)], { knowledge });
  if (!result.ok) throw new Error(result.error.code);
  return result.value.findings.map(({ id }) => id);
}

const hex = (text: string) => Buffer.from(text).toString('hex').toUpperCase();
const file = (name: string, profile = 'snap.thing.app') =>
  `type=1400 audit(1709037627.263:10): apparmor="DENIED" operation="open" class="file" profile="${profile}" name=${name} pid=4321 comm="thing" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0`;
const escaped = (text: string) => JSON.stringify(text).slice(1, -1);

describe.each([
  ['syslog', `Feb 27 12:40:27 node-1 kernel: [   12.345678] audit: ${file('"/home/ada/.ssh/id_ed25519"')}`],
  ['iso time', `2024-02-27T12:40:27.263000+00:00 node-1 kernel: audit: ${file('"/run/media/ada/stick/x"')}`],
  ['hexadecimal', `Feb 27 12:40:27 node-1 kernel: audit: ${file(hex('/home/ada/My Files/x'))}`],
  [
    'audit.log',
    `node=node-1 type=AVC msg=audit(1709037627.263:10): apparmor="DENIED" operation="open" profile="/usr/sbin/cupsd" name="/srv/192.0.2.7/f40df76d-8bbd-4ee9-94b0-48aa231cb462" pid=1 comm="cupsd" requested_mask="r" denied_mask="r" fsuid=0 ouid=0 AUID="ada" FSUID="root"`,
  ],
  [
    'seccomp',
    'Feb 27 12:40:27 node-1 audit[99]: SECCOMP auid=1000 uid=1000 gid=1000 ses=3 subj=snap.thing.app pid=99 comm="thing" exe="/home/ada/thing" sig=0 arch=c000003e syscall=303 compat=0 ip=0x7f0000000000 code=0x50000',
  ],
  [
    'journal',
    `{"_HOSTNAME":"node-1","_MACHINE_ID":"0123456789abcdef0123456789abcdef","_BOOT_ID":"fedcba9876543210fedcba9876543210","MESSAGE":"audit: ${escaped(file('"/var/lib/db.acme.com/key"'))}","__REALTIME_TIMESTAMP":"1709037627263000"}`,
  ],
  [
    'journal in bytes',
    `{"_HOSTNAME":"node-1","MESSAGE":[${Buffer.from(`audit: ${file('"/home/ada/x"')}`).join(',')}],"__REALTIME_TIMESTAMP":"1709037627263000"}`,
  ],
  [
    'dbus',
    'Feb 27 12:40:27 node-1 dbus-daemon[812]: apparmor="DENIED" operation="dbus_method_call"  bus="system" path="/org/freedesktop/NetworkManager" interface="org.freedesktop.DBus.Properties" member="GetAll" mask="send" name="org.freedesktop.NetworkManager" pid=4321 label="snap.thing.app" peer_pid=700 peer_label="unconfined"',
  ],
  [
    'mount',
    `Feb 27 12:40:27 node-1 kernel: audit: type=1400 audit(1709037627.263:11): apparmor="DENIED" operation="mount" class="mount" info="failed flags match" error=-13 profile="snap.thing.app" name="/home/ada/mnt/" pid=1 comm="mount" fstype="nfs" srcname="192.0.2.9:/export"`,
  ],
  [
    'a prompt before it',
    `ada@node-1:~$ sudo dmesg\n[   12.3] audit: ${file('"/home/ada/x"')}\n[   12.4] audit: ${file('"/proc/77/stat"')}`,
  ],
])('%s', (_, text) => {
  it('has the same findings when names were replaced before it was pasted', () => {
    const redacted = createRedactor().text(text);
    expect(redacted).not.toMatch(/\bada\b|node-1|192\.0\.2|acme/);
    expect(idsOf(text).length).toBeGreaterThan(0);
    expect(idsOf(redacted)).toEqual(idsOf(text));
  });
});

it('has the id that it had before names were replaced', () => {
  expect(idsOf(`audit: ${file('"/home/ada/.ssh/id"')}`)).toEqual(['wb1-tlgvga574xrqwkmxp2nf']);
});

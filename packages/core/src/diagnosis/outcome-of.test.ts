import type { Finding } from '@whyblocked/contract';
import { expect, it } from 'vitest';
import { dataKnowledge } from '../knowledge/data-knowledge.fixture.ts';
import { diagnoseSync } from './diagnose-sync.ts';

const knowledge = dataKnowledge();

it.each([
  ["Error opening directory '/media': Permission denied", 'connect-interface', 'removable-media'],
  ["Failed to connect socket to '/var/run/libvirt/libvirt-sock': Permission denied", 'connect-interface', 'libvirt'],
  // What only a rule for all of a home would permit may be refused to any program by plain file permissions.
  ['rsync: [sender] send_files failed to open "/home/sam/private.txt": Permission denied (13)', 'unknown', 'home'],
])('without a record and a snap, "%s" is %s', (text, outcome, name) => {
  const finding = firstFinding(text);
  expect(finding?.outcome).toBe(outcome);
  expect(finding?.interfaces[0]?.name).toBe(name);
});

it.each(['/proc/net/wireless', '/proc/self/net/wireless'])('follows the link %s to the folder of a process', (path) => {
  const finding = firstFinding(`/snap/thing/12/bin/thing: cannot open '${path}': Permission denied`);
  expect(finding?.outcome).toBe('connect-interface');
  expect(finding?.interfaces[0]?.name).toBe('network-observe');
});

it.each(['r', 'w'])('a rule for one device that only a plug with an attribute has is an answer, for "%s"', (mask) => {
  const finding = firstFinding(
    `apparmor="DENIED" operation="open" profile="snap.thing.app" name="/dev/sr0" pid=7 comm="cdparanoia" requested_mask="${mask}" denied_mask="${mask}" fsuid=1000 ouid=0`,
  );
  expect(finding?.outcome).toBe('connect-interface');
  expect(finding?.interfaces[0]?.name).toBe('optical-drive');
});

function firstFinding(text: string): Finding | undefined {
  const answer = diagnoseSync([Buffer.from(text)], { knowledge });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.findings[0];
}

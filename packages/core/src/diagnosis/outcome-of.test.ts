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
  const answer = diagnoseSync([Buffer.from(text)], { knowledge });
  if (!answer.ok) throw new Error(answer.error.code);
  const [finding] = answer.value.findings;
  expect(finding?.outcome).toBe(outcome);
  expect(finding?.interfaces[0]?.name).toBe(name);
});

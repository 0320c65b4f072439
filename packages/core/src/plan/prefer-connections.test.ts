import { expect, it } from 'vitest';
import { diagnoseSync } from '../diagnosis/diagnose-sync.ts';
import { dataKnowledge } from '../knowledge/data-knowledge.fixture.ts';

const knowledge = dataKnowledge();
const denied = (path: string, mask = 'r') =>
  `audit: type=1400 audit(1758143643.160:1674): apparmor="DENIED" operation="open" profile="snap.thing.app" name="${path}" pid=9 comm="app" requested_mask="${mask}" denied_mask="${mask}" fsuid=1000 ouid=0`;

function namesOf(text: string): readonly (string | undefined)[] {
  const answer = diagnoseSync([Buffer.from(text)], { knowledge });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.findings.map(({ interfaces }) => interfaces[0]?.name);
}

it('lets several denials of one program say together what it is about', () => {
  const alone = namesOf(denied('/run/udev/data/c81:0'));
  const together = namesOf([denied('/dev/video0', 'wr'), denied('/run/udev/data/c81:0')].join('\n'));
  expect(together).toEqual(['camera', 'camera']);
  expect(alone).toHaveLength(1);
});

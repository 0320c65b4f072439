import { describe, expect, it } from 'vitest';
import { diagnoseSync } from '../diagnosis/diagnose-sync.ts';
import { dataKnowledge } from '../knowledge/data-knowledge.fixture.ts';

const knowledge = dataKnowledge();

function silentIn(text: string): readonly unknown[] {
  const answer = diagnoseSync([Buffer.from(text)], { knowledge });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.plan.flatMap(({ reason, argv }) =>
    reason.code === 'may-be-silent' ? [[reason.why, argv?.at(-1)]] : [],
  );
}

describe('refusals that leave no record', () => {
  it.each([
    ['snap.thing.app[9]: open /dev/ttyUSB0: operation not permitted', [['device-cgroup', '/dev/ttyUSB0']]],
    ['snap.thing.app[9]: open /srv/data/x: permission denied', [['file-permissions', '/srv/data/x']]],
  ])('%s', (text, steps) => {
    expect(silentIn(text)).toMatchObject(steps);
  });

  it('warns of records that the kernel left out, where there is something to explain', () => {
    const left = '[ 1234.567890] kauditd_printk_skb: 12 callbacks suppressed';
    const denied =
      'audit: type=1400 audit(1758143643.160:1674): apparmor="DENIED" operation="open" profile="snap.thing.app" name="/dev/video0" pid=9 comm="app" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0';
    expect(silentIn(`${denied}\n${left}`)).toEqual([['audit-rate', 'kernel.printk_ratelimit=0']]);
    expect(silentIn(left)).toEqual([]);
  });
});

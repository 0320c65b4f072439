import { expect, it } from 'vitest';
import { knowledgeFile, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { HandDrivenParts } from './hand-driven-parts.fixture.ts';
import { WorkerPool } from './worker-pool.ts';

it('tells whoever waited too long that it is busy, and never asked for what they send', async () => {
  const file = knowledgeFile([policy('camera', MANUAL, [rule('/dev/video[0-9]* rwk,')])]);
  const pool = new WorkerPool({
    workers: 1,
    setup: { knowledgePath: file.path, readMs: 20_000 },
    deadlineMs: 30_000,
    queueLimit: 1,
    waitMs: 1,
    isLazy: true,
  });
  const question = { verb: 'diagnose', options: {} } as const;
  const [slow, late] = [new HandDrivenParts(), new HandDrivenParts()];
  const answer = pool.run(slow, question);
  expect(await pool.run(late, question)).toEqual({ ok: false, error: { code: 'busy', queued: 0 } });
  await late.closed;
  expect(late.asked).toBe(0);
  await slow.finish();
  expect(await answer).toMatchObject({ ok: true });
  await pool.close();
  file.remove();
}, 60_000);

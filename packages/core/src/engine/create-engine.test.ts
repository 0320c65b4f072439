import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { knowledgeFile, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { createEngine, type Engine } from './create-engine.ts';

const file = knowledgeFile([policy('camera', MANUAL, [rule('/dev/video[0-9]* rwk,')])]);
const denial = Buffer.from(
  'apparmor="DENIED" operation="open" profile="snap.guvcview.guvcview" name="/dev/video0" pid=1 comm="x" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0',
);
/** Enough different records to keep a worker busy far longer than any deadline of these tests. */
const endless = Buffer.from(
  Array.from({ length: 200_000 }, (_, n) => denial.toString().replace('/dev/video0', `/a${n}b/${n}`)).join('\n'),
);

afterAll(() => file.remove());
// Threads start slowly where the machine is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('createEngine', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ knowledgePath: file.path, workers: 1 });
  });
  afterAll(() => engine.close());

  it('answers diagnoses from a worker thread, many at a time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => engine.diagnose(denial)));
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: true, value: { verdict: { code: 'connect-interface' } } });
    }
  });

  it('tells of a release that is not known', async () => {
    expect(await engine.diagnose(denial, { snapd: '1.0' })).toEqual({
      ok: false,
      error: { code: 'unknown-release', release: '1.0', known: ['2.60', '2.70'] },
    });
  });

  it('lists interfaces and tells one', async () => {
    expect(await engine.listInterfaces()).toMatchObject({ snapd: '2.70', interfaces: [{ name: 'camera', rules: 1 }] });
    expect(await engine.getInterface('camera')).toMatchObject({
      policy: [{ rule: '/dev/video[0-9]* krw', source: { line: 12 } }],
    });
    expect(await engine.getInterface('nosuch')).toBeNull();
  });
});

it('refuses what does not fit the queue, ends what runs over its deadline, and answers afterwards', async () => {
  const engine = await createEngine({ knowledgePath: file.path, workers: 1, queueLimit: 1, deadlineMs: 50 });
  const running = engine.diagnose(endless);
  const waiting = engine.diagnose(denial);
  expect(await engine.diagnose(denial)).toEqual({ ok: false, error: { code: 'busy', queued: 1 } });
  expect(await running).toEqual({ ok: false, error: { code: 'deadline', timeoutMs: 50 } });
  await waiting;
  await engine.close();
});

it('answers what waited when a worker was replaced', async () => {
  const engine = await createEngine({ knowledgePath: file.path, workers: 1, deadlineMs: 2_000 });
  const running = engine.diagnose(endless);
  const waiting = engine.diagnose(denial);
  await running;
  expect(await waiting).toMatchObject({ ok: true });
  await engine.close();
});

it('rejects when there is no knowledge, and after it was closed', async () => {
  await expect(createEngine({ knowledgePath: '/nonexistent/knowledge.db' })).rejects.toThrow();
  const engine = await createEngine({ knowledgePath: file.path, workers: 1 });
  await engine.close();
  await expect(engine.diagnose(denial)).rejects.toThrow('closed');
});

import type { AddonStatement } from '@whyblocked/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addonKnowledge, statement } from '../addons/addon-knowledge.fixture.ts';
import { knowledgeFile, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { createEngine, type Engine } from './create-engine.ts';
import { HandDrivenParts } from './hand-driven-parts.fixture.ts';

const file = knowledgeFile([policy('camera', MANUAL, [rule('/dev/video[0-9]* rwk,')])], [], [], addonKnowledge());
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

  it('knows of addons what it is told with a question, and nothing else', async () => {
    const missing = Buffer.from('Addon dns was not found in any repository');
    const said = async (accepted?: readonly AddonStatement[]) => {
      const answer = await engine.diagnose(missing, {}, accepted);
      return (
        answer.ok && answer.value.addons?.map(({ addon, statements }) => [addon, ...statements.map(({ id }) => id)])
      );
    };
    expect(await said()).toEqual([['core/dns']]);
    const accepted = [{ ...statement({ id: 'rep-a', status: 'blocked' }), basis: 'report' }] as const;
    expect(await said(accepted)).toEqual([['core/dns', 'rep-a']]);
    expect(await said(accepted)).toEqual([['core/dns', 'rep-a']]);
    expect(await said()).toEqual([['core/dns']]);
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

describe('parts that arrive', () => {
  const half = denial.subarray(0, 60);
  const rest = denial.subarray(60);
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ knowledgePath: file.path, workers: 1, streams: 1, streamQueueLimit: 1 });
  });
  afterAll(() => engine.close());

  it('give the diagnosis that their bytes give', async () => {
    const whole = await engine.diagnose(denial);
    expect(whole).toMatchObject({ ok: true, value: { verdict: { code: 'connect-interface' } } });
    expect(await engine.diagnose([{ bytes: half }, { bytes: rest }])).toEqual(whole);
    const parts = new HandDrivenParts();
    const answer = engine.diagnose(parts);
    await parts.give(half);
    await parts.give(rest);
    await parts.finish();
    expect(await answer).toEqual(whole);
  });

  it('are told by the name of their file', async () => {
    const parts = new HandDrivenParts();
    const answer = engine.diagnose(parts);
    await parts.give(Buffer.from('a line'), 'first');
    await parts.give(denial, 'second');
    await parts.finish();
    expect(await answer).toMatchObject({
      value: { input: { files: 2 }, findings: [{ at: [{ file: 'second', line: 1 }] }] },
    });
  });

  it('keep nobody waiting who has sent all, and what waits for them is not asked for', async () => {
    const slow = new HandDrivenParts();
    const answer = engine.diagnose(slow);
    await slow.give(half);
    await slow.isAsked();
    expect(await engine.diagnose(denial)).toMatchObject({ ok: true });
    const waiting = new HandDrivenParts();
    const second = engine.diagnose(waiting);
    const refused = new HandDrivenParts();
    expect(await engine.diagnose(refused)).toEqual({ ok: false, error: { code: 'busy', queued: 1 } });
    await refused.closed;
    expect([waiting.asked, refused.asked]).toEqual([0, 0]);
    await slow.give(rest);
    await slow.finish();
    expect(await answer).toMatchObject({ value: { verdict: { code: 'connect-interface' } } });
    await waiting.finish();
    expect(await second).toMatchObject({ value: { verdict: { code: 'nothing-recognised' } } });
  });

  it('that fail free the seat and are what the question fails with', async () => {
    const gone = new Error('gone');
    const broken = new HandDrivenParts();
    const answer = engine.diagnose(broken);
    await broken.give(half);
    await broken.fail(gone);
    await expect(answer).rejects.toBe(gone);
    const next = new HandDrivenParts();
    const answered = engine.diagnose(next);
    await next.give(rest);
    await next.finish();
    // Nothing of the first is left: half a record is none.
    expect(await answered).toMatchObject({ value: { input: { bytes: rest.length }, findings: [] } });
  });

  it('are not asked for when the question is refused', async () => {
    const parts = new HandDrivenParts();
    expect(await engine.diagnose(parts, { snapd: '1.0' })).toMatchObject({ error: { code: 'unknown-release' } });
    await parts.closed;
    expect(parts.asked).toBe(0);
  });

  it('are closed when the engine is, those that wait too', async () => {
    const other = await createEngine({ knowledgePath: file.path, workers: 1, streams: 1 });
    const [running, waiting] = [new HandDrivenParts(), new HandDrivenParts()];
    const answers = [other.diagnose(running), other.diagnose(waiting)];
    const ended = Promise.all(answers.map((answer) => expect(answer).rejects.toThrow('closed')));
    await running.isAsked();
    await other.close();
    await Promise.all([running.closed, waiting.closed, ended]);
  });
});

it('ends work on parts at its deadline, and takes others afterwards', async () => {
  const engine = await createEngine({ knowledgePath: file.path, workers: 1, streams: 1, deadlineMs: 50 });
  const parts = new HandDrivenParts();
  const answer = engine.diagnose(parts);
  const giving = (async () => {
    for (let start = 0; start < endless.length; start += 65_536)
      await parts.give(endless.subarray(start, start + 65_536));
    await parts.finish();
  })();
  expect(await Promise.race([answer, giving.then(() => answer)])).toEqual({
    ok: false,
    error: { code: 'deadline', timeoutMs: 50 },
  });
  await parts.closed;
  const refused = new HandDrivenParts();
  // On a busy machine even that may take longer than this deadline; what counts is that it is answered.
  expect(await engine.diagnose(refused, { snapd: '1.0' })).toMatchObject({ ok: false });
  await engine.close();
});

it('answers from what was read when the time of reading is over', async () => {
  const engine = await createEngine({ knowledgePath: file.path, workers: 1, readMs: -1 });
  expect(await engine.diagnose(denial)).toMatchObject({
    ok: true,
    value: { input: { bytes: denial.length, readBytes: 0, truncated: true, unread: [{ code: 'deadline' }] } },
  });
  await engine.close();
});

import type { Answer, CommunityUnavailable } from '@whyblocked/contract';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerInTime } from './answer-in-time.ts';

type Asked = Awaited<Answer<number, CommunityUnavailable>>;

const away: Asked = { ok: false, error: { code: 'community-unavailable' } };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('gives the answer, and null where the database is away', async () => {
  const answers: Asked[] = [away, { ok: true, value: 1 }, { ok: true, value: 2 }];
  const ask = answerInTime(async () => answers.shift() ?? away);
  expect([await ask(), await ask(), await ask(), await ask()]).toEqual([null, 1, 2, null]);
  expect(vi.getTimerCount()).toBe(0);
});

it('waits once, and not long, for a database that says nothing; and asks it again when it did', async () => {
  const late = Promise.withResolvers<Asked>();
  const ask = vi
    .fn<() => Promise<Asked>>()
    .mockReturnValueOnce(late.promise)
    .mockResolvedValueOnce({ ok: true, value: 2 });
  const inTime = answerInTime(ask);
  const waiting = inTime();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await waiting).toBeNull();
  expect(await inTime()).toBeNull();
  expect(ask).toHaveBeenCalledTimes(1);
  late.resolve({ ok: true, value: 1 });
  await late.promise;
  expect(await inTime()).toBe(2);
});

it('does not hide a bug', async () => {
  await expect(answerInTime(() => Promise.reject(new TypeError('x')))()).rejects.toThrow(TypeError);
});

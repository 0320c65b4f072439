import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WorkClock } from './work-clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('counts work and no waiting', () => {
  const overrun = vi.fn();
  const clock = new WorkClock(100, overrun);
  clock.resume();
  vi.advanceTimersByTime(60);
  clock.pause();
  clock.pause();
  vi.advanceTimersByTime(1_000);
  clock.resume();
  vi.advanceTimersByTime(39);
  expect(overrun).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(overrun).toHaveBeenCalledOnce();
});

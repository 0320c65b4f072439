import { describe, expect, it } from 'vitest';
import { countLine, judge } from './test-count.mjs';

describe('judge', () => {
  it('lets tests be skipped where a tool is missing', () => {
    expect(judge({ passed: 3, failed: 0, skipped: 2 }, false)).toEqual({ passed: 3, failed: 0, skipped: 2 });
  });

  it('counts a skip as a failure where all are required', () => {
    expect(judge({ passed: 3, failed: 1, skipped: 2 }, true)).toEqual({ passed: 3, failed: 3, skipped: 0 });
  });

  it('fails when there was nothing to run', () => {
    expect(judge({ passed: 0, failed: 0, skipped: 0 }, false).failed).toBe(1);
  });
});

describe('countLine', () => {
  it('names skips only where there are some', () => {
    expect(countLine({ passed: 4, failed: 0, skipped: 0 })).toBe('4 passed, 0 failed');
    expect(countLine({ passed: 4, failed: 1, skipped: 2 })).toBe('4 passed, 1 failed, 2 skipped');
  });
});

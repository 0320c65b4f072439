import type { Result } from '../result.ts';
import { HEADER, HEADER_WORDS, MAGIC } from './index-layout.ts';
import { StateCache } from './state-cache.ts';

export interface PatternIndex {
  readonly size: number;
  /**
   * The numbers of all patterns that match `path`, ascending; for a pattern that is not exact: that may match it. The
   * array is shared between look-ups and must not be changed.
   */
  lookup(path: Uint8Array): Uint32Array;
  /** False for a pattern with holes or run-time variables: compile it with real values to be sure. */
  isExact(pattern: number): boolean;
}

export interface PatternIndexError {
  readonly code: 'not-an-index';
}

/**
 * Opens what `buildPatternIndex` made, in constant time and without copying where `bytes` begins at a multiple of four;
 * it may lie in shared memory. Each opened index keeps a bounded cache of its own.
 */
export function openPatternIndex(bytes: Uint8Array): Result<PatternIndex, PatternIndexError> {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2);
  if (words.length < HEADER_WORDS || words[HEADER.magic] !== MAGIC || (words[HEADER.end] as number) > words.length) {
    return { ok: false, error: { code: 'not-an-index' } };
  }
  const cache = new StateCache(words);
  const exactAt = words[HEADER.exact] as number;
  return {
    ok: true,
    value: {
      size: words[HEADER.patterns] as number,
      lookup: (path) => cache.lookup(path),
      isExact: (pattern) => (((words[exactAt + (pattern >> 5)] as number) >>> (pattern & 31)) & 1) === 1,
    },
  };
}

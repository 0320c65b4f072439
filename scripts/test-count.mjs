/**
 * @typedef {{ passed: number, failed: number, skipped: number }} TestCount
 */

/**
 * @param {TestCount} count
 * @param {boolean} allRequired a skipped test then counts as failed
 * @returns {TestCount} the verdict; having run nothing at all is one failure
 */
export function judge(count, allRequired) {
  if (count.passed + count.failed + count.skipped === 0) return { passed: 0, failed: 1, skipped: 0 };
  return allRequired ? { passed: count.passed, failed: count.failed + count.skipped, skipped: 0 } : count;
}

/**
 * @param {TestCount} count
 * @returns {string} the line that programs read
 */
export function countLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

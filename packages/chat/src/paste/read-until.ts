/** What an iterable gives until `stop` resolves; then once "stopped". It is closed in every case, and not waited for then. */
export async function* readUntil<T>(
  iterable: AsyncIterable<T>,
  stop: Promise<void>,
): AsyncGenerator<T | 'stopped', void, undefined> {
  const iterator = iterable[Symbol.asyncIterator]();
  const stopped = stop.then(() => 'stopped' as const);
  let isAtEnd = false;
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), stopped]);
      if (next === 'stopped') {
        yield 'stopped';
        return;
      }
      if (next.done) {
        isAtEnd = true;
        return;
      }
      yield next.value;
    }
  } finally {
    // One that hangs in next() would never return.
    if (!isAtEnd) void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

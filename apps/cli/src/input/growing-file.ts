import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const CHUNK_BYTES = 256 * 1024;
/** How often a file is looked at that does not grow. */
const LOOK_MS = 300;

/**
 * What is appended to a file from now on, or all of it; goes over to the new file when a log is rotated, and begins anew when it is cut. An empty
 * chunk says that there is nothing more for now. Ends when `signal` says so. Rejects with the system's error when the
 * file is not there at first.
 */
export async function* growingFile(
  path: string,
  { fromStart, signal }: { readonly fromStart: boolean; readonly signal: AbortSignal },
): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  let descriptor = openSync(path, 'r');
  try {
    let position = fromStart ? 0 : fstatSync(descriptor).size;
    while (!signal.aborted) {
      const read = readSync(descriptor, buffer, 0, CHUNK_BYTES, position);
      position += read;
      yield buffer.subarray(0, read);
      if (read > 0) continue;
      const { size, ino } = fstatSync(descriptor);
      const there = statSync(path, { throwIfNoEntry: false });
      if (there && there.ino !== ino) {
        closeSync(descriptor);
        descriptor = openSync(path, 'r');
        position = 0;
      } else if (size < position) position = 0;
      else await setTimeout(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    closeSync(descriptor);
  }
}

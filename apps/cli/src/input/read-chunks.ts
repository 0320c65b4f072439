import { closeSync, openSync, readSync } from 'node:fs';
import { stdin } from 'node:process';

const CHUNK_BYTES = 1024 * 1024;

/**
 * The bytes of the files named, one after the other, or of standard input when none is. A chunk is good until the next one is
 * asked for: files are read into one buffer, which is several times as fast as a new one each time. Rejects with the
 * system's error.
 */
export async function* readChunks(files: readonly string[]): AsyncGenerator<Uint8Array> {
  if (files.length === 0) {
    for await (const chunk of stdin) yield chunk as Buffer;
    return;
  }
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (const file of files) {
    const descriptor = openSync(file, 'r');
    try {
      for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) {
        yield buffer.subarray(0, read);
      }
    } finally {
      closeSync(descriptor);
    }
  }
}

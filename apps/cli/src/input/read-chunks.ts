import { createReadStream } from 'node:fs';
import { stdin } from 'node:process';

const CHUNK_BYTES = 1024 * 1024;

/** The bytes of the files named, one after the other, or of standard input when none is. Rejects with the system's error. */
export async function* readChunks(files: readonly string[]): AsyncGenerator<Uint8Array> {
  if (files.length === 0) {
    for await (const chunk of stdin) yield chunk as Buffer;
    return;
  }
  for (const file of files) {
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) yield chunk as Buffer;
  }
}

import { closeSync, openSync, readSync } from 'node:fs';
import { stdin } from 'node:process';
import type { PastePart } from '@whyblocked/contract';

const CHUNK_BYTES = 1024 * 1024;

/**
 * The bytes of the files named, one after the other, or of standard input when none is. A part names its file where there are several.
 * It is good until the next one is asked for: files are read into one buffer, which is several times as fast as a new one each
 * time. Rejects with the system's error.
 */
export async function* readParts(files: readonly string[]): AsyncGenerator<PastePart> {
  if (files.length === 0) {
    for await (const chunk of stdin) yield { bytes: chunk as Buffer };
    return;
  }
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (const file of files) {
    const named = files.length === 1 ? {} : { file };
    const descriptor = openSync(file, 'r');
    try {
      for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) {
        yield { ...named, bytes: buffer.subarray(0, read) };
      }
    } finally {
      closeSync(descriptor);
    }
  }
}

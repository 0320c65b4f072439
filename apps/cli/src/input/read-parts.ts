import { closeSync, openSync, readSync } from 'node:fs';
import { stdin } from 'node:process';
import type { PastePart } from '@whyblocked/contract';

const STANDARD_INPUT = '-';
const CHUNK_BYTES = 1024 * 1024;

/**
 * The bytes of the files named, one after the other, "-" being standard input, as it is when none is named. A part names its file where there are several.
 * It is good until the next one is asked for: files are read into one buffer, which is several times as fast as a new one each
 * time. Rejects with the system's error.
 */
export async function* readParts(files: readonly string[]): AsyncGenerator<PastePart> {
  if (files.length === 0) return yield* inputParts({});
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (const file of files) {
    const named = files.length === 1 ? {} : { file };
    if (file === STANDARD_INPUT) {
      yield* inputParts(named);
      continue;
    }
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

async function* inputParts(named: { readonly file?: string }): AsyncGenerator<PastePart, undefined> {
  for await (const chunk of stdin) yield { ...named, bytes: chunk as Buffer };
}

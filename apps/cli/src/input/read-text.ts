import { UsageError } from '../output/fail.ts';
import { readParts } from './read-parts.ts';

/** A file, or standard input where none is named, as text. Refuses one of more bytes than `mostBytes`: it is held whole. */
export async function readText(file: string | undefined, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const { bytes: chunk } of readParts(file === undefined ? [] : [file])) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      throw new UsageError(`${file ?? 'Standard input'} has more than ${mostBytes} bytes; give it in parts.`);
    }
    // The chunk is good until the next one is asked for.
    chunks.push(Buffer.from(chunk));
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

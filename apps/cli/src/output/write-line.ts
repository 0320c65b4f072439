import { once } from 'node:events';
import { stdout } from 'node:process';

/** Writes one line to standard output and waits where the reader is slower. */
export async function writeLine(line: string): Promise<void> {
  await write(`${line}\n`);
}

export async function write(text: string): Promise<void> {
  if (!stdout.write(text)) await once(stdout, 'drain');
}

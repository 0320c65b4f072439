import { readParts } from './read-parts.ts';

/** One line of a batch, without its line end; `number` counts from 1 and includes blank lines, which are left out. */
export interface Row {
  readonly number: number;
  readonly text: string;
}

/** The lines of standard input that are not blank. A line is held whole: batches are rows of bounded size. */
export async function* readRows(): AsyncGenerator<Row> {
  let number = 0;
  let rest: Buffer[] = [];
  for await (const { bytes: chunk } of readParts([])) {
    let from = 0;
    for (let newline = chunk.indexOf(10); newline >= 0; newline = chunk.indexOf(10, from)) {
      rest.push(Buffer.from(chunk.subarray(from, newline)));
      from = newline + 1;
      number++;
      const row = rowOf(number, rest);
      rest = [];
      if (row) yield row;
    }
    if (from < chunk.length) rest.push(Buffer.from(chunk.subarray(from)));
  }
  const last = rowOf(number + 1, rest);
  if (last) yield last;
}

function rowOf(number: number, parts: readonly Buffer[]): Row | undefined {
  const text = Buffer.concat(parts).toString('utf8');
  return text.trim() === '' ? undefined : { number, text };
}

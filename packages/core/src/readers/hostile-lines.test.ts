import { expect, it } from 'vitest';
import { PasteReader } from '../diagnosis/paste-reader.ts';
import { scanPlan } from '../intake/scan-plan.ts';
import { allReaders } from './all-readers.ts';

/** As long as a line that is read at once may be: work that grows with the square of it does not end. */
const LENGTH = 60_000;
const plan = scanPlan(allReaders);
const before = [
  '',
  'Mar 01 10:00:05 host7 app[12]: ',
  'shop 4m Warning BackOff pod/api-0 ',
  '  Warning  Failed  45s  kubelet  ',
];

it.each([' ', '\t', 'a', '1', '\\"', 'error: ', '/'])(
  'reads lines that are the begin of a form and then only %j',
  { timeout: 120_000 },
  (filler) => {
    const run = filler.repeat(LENGTH / filler.length);
    const reader = new PasteReader(plan);
    let lines = 0;
    for (const { triggers } of allReaders) {
      for (const trigger of triggers.slice(0, 3)) {
        const head = before[lines % before.length];
        reader.push(Buffer.from(`${head}${trigger} ${run}"x\n`));
        lines += 1;
      }
    }
    expect(reader.end().lines).toBe(lines);
  },
);

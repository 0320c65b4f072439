import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keySeeds, stableKey } from './stable-key.ts';

const seeds = keySeeds();

function keyOf(line: string, before = ''): number {
  const bytes = Buffer.from(before + line);
  const at = before.length + line.indexOf('apparmor=');
  return stableKey(seeds, bytes, at, bytes.length);
}

const record = (name: string, pid: number | string): string =>
  `audit(1.2:3): apparmor="DENIED" name="${name}" pid=${pid} comm="x"`;

it('is equal for lines that differ in what stands before the trigger and in the process id', () => {
  const name = fc.string({ maxLength: 40 });
  fc.assert(
    fc.property(name, fc.nat(99_999), fc.nat(99_999), fc.string({ maxLength: 9 }), (text, one, other, before) => {
      fc.pre(!text.includes('apparmor=') && !before.includes('apparmor='));
      expect(keyOf(record(text, one))).toBe(
        keyOf(
          record(text, other),
          Buffer.from(before)
            .toString('latin1')
            .replace(/[^ -~]/g, '.'),
        ),
      );
    }),
  );
});

it('differs where anything else does', () => {
  const keys = new Set<number>();
  for (let n = 0; n < 20_000; n++) keys.add(keyOf(record(`/x${n}`, 7)));
  keys.add(keyOf(`${record('/x1', 7)} `));
  keys.add(keyOf(record('/x1', 7).replace('comm', 'comn')));
  keys.add(keyOf(record('/x1', '7x')));
  expect(keys.size).toBe(20_003);
  expect([...keys].every(Number.isSafeInteger)).toBe(true);
});

it('is none where the line has no process id, whatever the next line has', () => {
  const text = 'apparmor="DENIED" name="/x"\npid=7 pid=8';
  expect(stableKey(seeds, Buffer.from(text), 0, text.indexOf('\n'))).toBe(0);
});

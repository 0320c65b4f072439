import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordLedger } from './record-ledger.ts';
import { RecordScanner } from './record-scanner.ts';

function scan(text: string, chunkBytes = Number.POSITIVE_INFINITY) {
  const ledger = new RecordLedger();
  const scanner = new RecordScanner(ledger);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunkBytes) scanner.push(bytes.subarray(at, at + chunkBytes));
  const counts = scanner.end();
  const entries = ledger.entries().map(({ record, count, firstLines, lastLine, text: pasted }) => ({
    name: record.fields.name,
    count,
    firstLines,
    lastLine,
    pasted,
  }));
  return { ...counts, entries, omitted: ledger.omitted };
}

function denial(name: string, pid = 10): string {
  return `[  12.345678] audit: type=1400 audit(1709037627.263:${pid}): apparmor="DENIED" operation="open" class="file" profile="snap.a.b" name="${name}" pid=${pid} comm="b" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0`;
}

describe('RecordScanner', () => {
  it('finds records among other lines and says where they stand', () => {
    const { entries, lines, recognisedLines } = scan(`boot\n${denial('/x')}\nnoise\n\n${denial('/y')}\n`);
    expect(entries.map(({ name, firstLines }) => [name, firstLines])).toEqual([
      ['/x', [2]],
      ['/y', [5]],
    ]);
    expect({ lines, recognisedLines }).toEqual({ lines: 5, recognisedLines: 2 });
  });

  it('counts equal records whatever the time and the process', () => {
    const { entries } = scan([denial('/x', 1), denial('/x', 22), denial('/y'), denial('/x', 333)].join('\n'));
    expect(entries.map(({ name, count, firstLines, lastLine }) => ({ name, count, firstLines, lastLine }))).toEqual([
      { name: '/x', count: 3, firstLines: [1, 2, 4], lastLine: 4 },
      { name: '/y', count: 1, firstLines: [3], lastLine: 3 },
    ]);
  });

  it('reads a record folded over lines, keeps the lines as pasted, and counts lines after it rightly', () => {
    const folded = denial('/x').replace(' class=', '\nclass=').replace(' fsuid=', '\nfsuid=');
    const { entries, recognisedLines } = scan(`${folded}\nnoise\n${denial('/y')}`);
    expect(entries.map(({ name, firstLines }) => [name, firstLines])).toEqual([
      ['/x', [1]],
      ['/y', [5]],
    ]);
    expect(entries[0]?.pasted).toBe(folded);
    expect(recognisedLines).toBe(4);
  });

  it('gives the same however the bytes arrive', () => {
    const line = fc.oneof(
      fc.constantFrom('', 'noise', 'apparmor=', 'type=1326', 'ünïcode', '{"MESSAGE":"x"}'),
      fc.nat(5).map((n) => denial(`/x${n}`, n)),
      fc.nat(5).map((n) => denial(`/x${n}`, n).replace(' class=', '\n  class=')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.integer({ min: 1, max: 3000 }), (lines, chunkBytes) => {
        const text = lines.join('\n');
        expect(scan(text, chunkBytes)).toEqual(scan(text));
      }),
    );
  });

  it('is not led astray by a malformed line', () => {
    const torn = 'audit: type=1400 audit(17:1): apparmor="DENIED" operation="open" profile="snap.a';
    expect(scan(`${torn}\n${denial('/x')}`).entries.some(({ name }) => name === '/x')).toBe(true);
  });

  it('finds every record of a line of megabytes', () => {
    const names = Array.from({ length: 9000 }, (_, n) => `/long/${n}`);
    const { entries, lines } = scan(names.map((name) => denial(name)).join(' '), 100_000);
    expect(lines).toBe(1);
    expect(new Set(entries.map(({ name }) => name)).size).toBe(names.length);
  });

  it('reads the same records in a window as across its edge', () => {
    const filler = `${'x'.repeat(100)}\n`.repeat(655);
    for (let shift = 0; shift < 200; shift += 7) {
      const { entries } = scan(`${filler}${'y'.repeat(shift)}\n${denial('/x')}\n${denial('/y')}\n`);
      expect(entries.map(({ name, firstLines }) => [name, firstLines])).toEqual([
        ['/x', [657]],
        ['/y', [658]],
      ]);
    }
  });

  it('holds a bounded number of different records and says how many it left out', () => {
    const text = Array.from({ length: 50_010 }, (_, n) => denial(`/x${n}`)).join('\n');
    const { entries, omitted } = scan(text, 1 << 20);
    expect(entries.length).toBe(50_000);
    expect(omitted).toBe(10);
  });
});

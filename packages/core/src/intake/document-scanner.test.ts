import { limits } from '@whyblocked/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../decode/line.ts';
import { RecordLedger } from '../evidence/record-ledger.ts';
import type { Statement } from '../evidence/statement.ts';
import { ONE_LINE, type Reader } from '../readers/reader.ts';
import { PieceSearch } from '../search/piece-search.ts';
import { DocumentScanner } from './document-scanner.ts';
import { recordPlan, type ScanPlan, scanPlan } from './scan-plan.ts';

interface Options {
  readonly chunkBytes?: number;
  readonly plan?: ScanPlan;
}

function scan(text: string, { chunkBytes = Number.POSITIVE_INFINITY, plan = recordPlan }: Options = {}) {
  const ledger = new RecordLedger();
  const said: (readonly [number, Statement])[] = [];
  const scanner = new DocumentScanner(
    {
      repeat: (key, occurrence) => ledger.repeat(key, occurrence),
      add: (records, key, occurrence) => ledger.add(records, key, occurrence),
      settle: () => ledger.settle(),
      say: (statement: Statement, { number }: Line) => said.push([number, statement]),
      recogniseForm: () => undefined,
      endDocument: () => undefined,
    },
    plan,
    new PieceSearch(plan),
  );
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunkBytes) scanner.push(bytes.subarray(at, at + chunkBytes));
  const counts = scanner.end();
  const entries = ledger.entries().map(({ said: record, count, firstPlaces, lastLine, text: pasted }) => ({
    name: record.fields.name,
    exe: record.exe,
    count,
    firstLines: firstPlaces.map(({ line }) => line),
    lastLine,
    pasted,
  }));
  return { ...counts, entries, omitted: ledger.omitted, said };
}

function denial(name: string, pid = 10): string {
  return `[  12.345678] audit: type=1400 audit(1709037627.263:${pid}): apparmor="DENIED" operation="open" class="file" profile="snap.a.b" name="${name}" pid=${pid} comm="b" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0`;
}

describe('DocumentScanner', () => {
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
        expect(scan(text, { chunkBytes })).toEqual(scan(text));
      }),
    );
  });

  it('is not led astray by a malformed line', () => {
    const torn = 'audit: type=1400 audit(17:1): apparmor="DENIED" operation="open" profile="snap.a';
    expect(scan(`${torn}\n${denial('/x')}`).entries.some(({ name }) => name === '/x')).toBe(true);
  });

  it('finds every record of a line of megabytes', () => {
    const names = Array.from({ length: 9000 }, (_, n) => `/long/${n}`);
    const { entries, lines } = scan(names.map((name) => denial(name)).join(' '), { chunkBytes: 100_000 });
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

  it('holds a bounded number of different records, those seen last, and says how many it left out', () => {
    const all = limits.distinctAccesses + limits.distinctAccesses / 5;
    const text = Array.from({ length: all }, (_, n) => denial(`/x${n}`, n)).join('\n');
    const { entries, omitted } = scan(text, { chunkBytes: 1 << 20 });
    expect(entries.length).toBeLessThanOrEqual(limits.distinctAccesses);
    expect(entries.length).toBeGreaterThanOrEqual(limits.distinctAccesses / 2);
    expect(entries.length + omitted).toBe(all);
    expect(entries.at(-1)?.name).toBe(`/x${all - 1}`);
  });
});

describe('DocumentScanner with records of one event', () => {
  const event = (serial: number, name: string) =>
    `type=AVC msg=audit(1709037627.263:${serial}): apparmor="DENIED" operation="open" class="file" profile="p" name="${name}" pid=12 comm="web"`;
  const syscall = (serial: number, exe: string) =>
    `type=SYSCALL msg=audit(1709037627.263:${serial}): arch=c000003e syscall=257 success=no exit=-13 pid=12 comm="web" exe="${exe}"`;

  it('takes the program from the line of the same event, before it or behind it', () => {
    const text = [
      event(1, '/a'),
      'type=CWD msg=audit(1709037627.263:1): cwd="/"',
      syscall(1, '/one'),
      syscall(2, '/two'),
      event(2, '/b'),
      event(3, '/c'),
      syscall(4, '/four'),
    ].join('\n');
    expect(scan(text).entries.map(({ name, exe }) => [name, exe])).toEqual([
      ['/a', '/one'],
      ['/b', '/two'],
      ['/c', undefined],
    ]);
  });
});

/** A form of lines that begin with a mark, after a head. */
const listed: Reader = {
  form: 'listed',
  from: ['a test'],
  triggers: ['LIST OF THINGS'],
  open: (line, say) =>
    line.text.startsWith('LIST OF THINGS')
      ? {
          accept: (next) => {
            if (!next.text.startsWith('- ')) return false;
            say({ kind: 'fact', about: 'kernel', value: next.text.slice(2) }, next);
            return true;
          },
          close: () => say({ kind: 'fact', about: 'kernel', value: 'end' }, line),
        }
      : null,
};
const withLists = scanPlan([listed]);

/** Says what the line has for readers. */
const telling: Reader = {
  form: 'telling',
  from: ['a test'],
  triggers: ['TELL ME'],
  open: (line, say) => {
    say({ kind: 'fact', about: 'kernel', value: `${line.text} ${JSON.stringify(line.carried)}` }, line);
    return ONE_LINE;
  },
};

describe('DocumentScanner with entries of the journal', () => {
  it('gives a message the fields around it, and those of no other entry', () => {
    const entry = (host: string, message: string) =>
      `__CURSOR=s=1\n_HOSTNAME=${host}\n${message}\n_SYSTEMD_UNIT=${host}.service\n`;
    const text = [
      entry('a', 'MESSAGE=TELL ME one'),
      entry('b', 'MESSAGE\n\u000b TELL ME two'),
      entry('c', 'PRIORITY=6'),
      'MESSAGE=TELL ME three',
    ].join('\n');
    expect(scan(text, { plan: scanPlan([telling]) }).said.map(([, said]) => 'value' in said && said.value)).toEqual([
      'TELL ME one {"host":"a","unit":"a.service"}',
      'TELL ME two {"host":"b","unit":"b.service"}',
      'TELL ME three {}',
    ]);
  });
});

/** One line of JSON under brackets. */
const keyed: Reader = { form: 'keyed', from: ['a test'], triggers: ['"a key":'], open: () => ONE_LINE };

describe('DocumentScanner with JSON over several lines', () => {
  it.each([
    ['{\n  "a key": 1\n}', 2],
    ['noise\n[\n  {\n    "a key": 1', 3],
    ['{\n\n"a key": 1', 1],
    ['{\n"a key": 1\n"a key": 2', 3],
    ['[ 1\n"a key": 1', 1],
  ])('counts brackets alone before %j, however the bytes arrive', (text, recognised) => {
    for (const filler of ['', 'x\n'.repeat(40)]) {
      for (const chunkBytes of [1, 7, 64, 1000]) {
        const counts = scan(`${filler}${text}\n${filler}`, { plan: scanPlan([keyed]), chunkBytes });
        expect(counts.recognisedLines).toBe(recognised);
      }
    }
  });
});

describe('DocumentScanner with forms', () => {
  const values = (text: string, chunkBytes?: number) =>
    scan(text, { plan: withLists, ...(chunkBytes === undefined ? {} : { chunkBytes }) }).said.map(
      ([line, statement]) => [
        line,
        statement.kind === 'fact' && 'value' in statement ? statement.value : statement.kind,
      ],
    );

  it('gives a form the lines that follow until one is not of it', () => {
    expect(values('x\nLIST OF THINGS\n- a\n- b\nother\n- c')).toEqual([
      [3, 'a'],
      [4, 'b'],
      [2, 'end'],
    ]);
  });

  it('closes a form at the end of the text, and opens another where the line that ends one begins it', () => {
    expect(values('LIST OF THINGS\n- a\nLIST OF THINGS\n- b')).toEqual([
      [2, 'a'],
      [1, 'end'],
      [4, 'b'],
      [3, 'end'],
    ]);
  });

  it('finds records inside a form and after it', () => {
    const { entries, recognisedLines, lines } = scan(`LIST OF THINGS\n- ${denial('/x')}\n- b\n${denial('/y')}\nend`, {
      plan: withLists,
    });
    expect(entries.map(({ name, firstLines }) => [name, firstLines])).toEqual([
      ['/x', [2]],
      ['/y', [4]],
    ]);
    expect({ recognisedLines, lines }).toEqual({ recognisedLines: 4, lines: 5 });
  });

  it('says the same however the bytes arrive', () => {
    const line = fc.oneof(
      fc.constantFrom('', 'noise', 'LIST OF THINGS', '- a', '- b', 'the LIST OF THINGS'),
      fc.nat(3).map((n) => denial(`/x${n}`, n)),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), fc.integer({ min: 1, max: 500 }), (lines, chunkBytes) => {
        const text = lines.join('\n');
        expect(scan(text, { chunkBytes, plan: withLists })).toEqual(scan(text, { plan: withLists }));
      }),
    );
  });
});

describe('one event in two carriers', () => {
  it('counts a record of dmesg and its copy in the journal once', () => {
    const copy = `Mar  1 10:00:00 node-1 kernel: ${denial('/x', 7).slice(15)}`;
    expect(scan([denial('/x', 7), denial('/x', 8), copy].join('\n')).entries).toMatchObject([{ count: 2 }]);
  });

  it('counts what the journal says with and without an audit id once', () => {
    const bare = denial('/x', 7).replace(/^.*?apparmor=/, 'Mar 01 10:00:00 node-1 audit[7]: AVC apparmor=');
    expect(scan([bare, denial('/x', 7)].join('\n')).entries).toMatchObject([{ count: 1 }]);
    expect(scan([bare, bare].join('\n')).entries).toMatchObject([{ count: 2 }]);
  });
});

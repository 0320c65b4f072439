import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { countLines } from './count-lines.ts';
import { PieceSearch, type PieceSearchOptions } from './piece-search.ts';
import { recordMark } from './record-mark.ts';
import { NO_AUDIT, NO_MARK } from './searched-piece.ts';
import { TriggerSearch } from './trigger-search.ts';

/** The first is of records. */
const triggers = ['apparmor=', 'ermission denied', 'OOMKilled', 'aaaaaaa', 'aaaaaaab'];
const sought = { triggers, search: new TriggerSearch(triggers), recordTriggers: 1 };
const threaded: PieceSearchOptions = { mayStartThread: true, threadFromBytes: 0 };

const opened: PieceSearch[] = [];
afterEach(() => {
  for (const search of opened.splice(0)) search.close();
});

function open(options?: PieceSearchOptions): PieceSearch {
  const search = new PieceSearch(sought, options);
  opened.push(search);
  return search;
}

interface FoundHit {
  readonly start: number;
  readonly trigger: number;
  readonly line: number;
  readonly key: number;
  readonly audit: readonly [number, number] | null;
}

/** All that a search finds in one document, with offsets and lines of the document. */
function read(search: PieceSearch, chunks: readonly Uint8Array[]) {
  const hits: FoundHit[] = [];
  const texts: Buffer[] = [];
  let offset = 0;
  let lineEnds = 0;
  const take = (pieces: ReturnType<PieceSearch['push']>): void => {
    for (const piece of pieces) {
      for (let hit = 0; hit < piece.hits; hit++) {
        const at = (column: ArrayLike<number>): number => column[hit] as number;
        hits.push({
          start: offset + at(piece.starts),
          trigger: at(piece.triggers),
          line: lineEnds + at(piece.lines),
          key: at(piece.keys),
          audit: at(piece.milliseconds) === NO_AUDIT ? null : [at(piece.milliseconds), at(piece.serials)],
        });
      }
      texts.push(Buffer.from(piece.bytes));
      // Whoever reads may write there.
      piece.before.fill(97);
      offset += piece.bytes.length;
      lineEnds += piece.lineEnds;
    }
  };
  for (const chunk of chunks) take(search.push(chunk));
  take(search.endDocument());
  return { hits, lineEnds, text: Buffer.concat(texts) };
}

function chunksOf(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size));
}

/** Looked for one by one; what stands behind a record's trigger in its line need not be found. */
function lookedFor(bytes: Buffer): { readonly needed: readonly string[]; readonly all: ReadonlySet<string> } {
  const all = new Set<string>();
  const needed: string[] = [];
  for (const [trigger, word] of triggers.entries()) {
    for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1)) {
      const line = countLines(bytes, 0, at);
      const name = `${at} ${trigger} ${line}`;
      all.add(name);
      const lineStart = bytes.lastIndexOf(10, at) + 1;
      const record = bytes.indexOf('apparmor=', lineStart);
      if (record < 0 || record >= at) needed.push(name);
    }
  }
  return { needed, all };
}

const piece = fc.oneof(
  fc.constantFrom(...triggers, 'aaa', 'appar', 'mor=', '\n', '\n\n', ' pid=7 ', 'audit(17.5:3): '),
  fc.string({ maxLength: 12 }),
  fc.nat(9000).map((length) => 'x'.repeat(length)),
);

describe.each([
  ['alone', {}],
  ['with a thread', threaded],
] as const)('PieceSearch %s', (_name, options) => {
  it('finds what a search for each trigger finds, with its line, however the bytes come', () => {
    const search = open(options);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 200_000 }), (parts, size) => {
        const bytes = Buffer.from(`${parts.join('')}${'y'.repeat(70_000)}${parts.join('')}`);
        const { hits, lineEnds, text } = read(search, chunksOf(bytes, size));
        const found = hits.map(({ start, trigger, line }) => `${start} ${trigger} ${line}`);
        const { needed, all } = lookedFor(bytes);
        expect(new Set(found).size).toBe(found.length);
        expect(needed.filter((name) => !found.includes(name))).toEqual([]);
        expect(found.filter((name) => !all.has(name))).toEqual([]);
        expect(lineEnds).toBe(countLines(bytes, 0, bytes.length));
        expect(text.equals(bytes)).toBe(true);
      }),
    );
  });

  it('knows where one document ends and the next begins', () => {
    const search = open(options);
    expect(read(search, [Buffer.from('x appar')]).hits).toEqual([]);
    expect(read(search, [Buffer.from('mor= y\n')]).hits).toEqual([]);
    expect(read(search, [Buffer.from('x appar'), Buffer.from('mor= y\n')]).hits).toMatchObject([{ start: 2 }]);
  });

  it('marks the lines of records that lie whole in a piece', () => {
    const search = open(options);
    const line = (pid: number): string => `audit(17.5:${pid}): apparmor="DENIED" name="/x" pid=${pid} comm="x"\n`;
    const lines = Buffer.from(
      `noise\n${Array.from({ length: 9000 }, (_, n) => line(n)).join('')}{"a":"apparmor= pid=1"}\n`,
    );
    const { hits } = read(search, [lines]);
    expect(hits).toHaveLength(9001);
    const marked = hits.filter(({ key }) => key !== NO_MARK);
    expect(marked.length).toBeGreaterThan(8900);
    for (const [index, { start, key, audit }] of hits.entries()) {
      if (key === NO_MARK) continue;
      const from = lines.lastIndexOf(10, start) + 1;
      const end = lines.indexOf(10, start);
      const mark = recordMark(search.seeds, lines, { start: from, triggerAt: start, end });
      expect({ key, audit }).toEqual({ key: mark.key, audit: index === 9000 ? null : [17_005, index] });
    }
    expect(new Set(marked.map(({ key }) => key)).size).toBeLessThanOrEqual(2);
  });

  it('finds more than its lists have room for', () => {
    const bytes = Buffer.from('OOMKilled\n'.repeat(100_000));
    const { hits } = read(open(options), chunksOf(bytes, 1 << 20));
    expect(hits).toHaveLength(100_000);
    expect(hits.at(-1)).toMatchObject({ start: 999_990, line: 99_999 });
  });

  it('finds every record of one endless line', () => {
    const bytes = Buffer.from('apparmor= name=x '.repeat(60_000));
    expect(read(open(options), chunksOf(bytes, 100_000)).hits).toHaveLength(60_000);
  });
});

it('reads on alone when its thread is there no more', () => {
  const search = open(threaded);
  const bytes = Buffer.from(`${'x'.repeat(99)}\n`.repeat(200_000));
  const parts = chunksOf(bytes, 1 << 20);
  const { lineEnds } = read(search, parts);
  search.close();
  expect(lineEnds).toBe(200_000);
  expect(read(search, [...parts, Buffer.from('OOMKilled\n')]).hits).toMatchObject([{ line: 200_000 }]);
});

it('refuses a trigger that has no room before a piece', () => {
  const long = ['x'.repeat(20_000)];
  expect(() => new PieceSearch({ triggers: long, search: new TriggerSearch(long), recordTriggers: 0 })).toThrow(
    'longer',
  );
});

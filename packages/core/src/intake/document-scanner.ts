import { assembleRecord, completeInOneLine, maxRecordLines, parseRecords } from '@whyblocked/confinement';
import { limits } from '@whyblocked/contract';
import type { Line } from '../decode/line.ts';
import { lineFrom } from '../decode/line-from.ts';
import { splitFlattened } from '../decode/split-flattened.ts';
import type { Reader, Section } from '../readers/reader.ts';
import { auditIdNear } from './audit-id-near.ts';
import { chunkCut } from './chunk-cut.ts';
import { countLines } from './count-lines.ts';
import type { EvidenceSink } from './evidence-sink.ts';
import { HeldBytes } from './held-bytes.ts';
import {
  type Extent,
  lineAfter,
  lineAt,
  lineBefore,
  lineEnd,
  pieceAround,
  stretchEnd,
  textOf,
} from './line-extents.ts';
import type { ScanPlan } from './scan-plan.ts';
import { stableKey } from './stable-key.ts';
import type { Hits } from './trigger-search.ts';

/** Honest counts of what was read. */
export interface ScanCounts {
  readonly bytes: number;
  readonly lines: number;
  readonly recognisedLines: number;
}

/** As many bytes as may wait for the end of their line. */
const MAX_WAITING_BYTES = 16 * limits.lineBytes;
/** What is searched at once. Strings of this size are made and dropped in V8's nursery; larger ones cost several times as much a byte. */
const STRETCH_BYTES = 64 * 1024;
/** From so many hits in a stretch on it is converted to text as a whole. */
const HITS_OF_DENSE_TEXT = 32;
/** The longest stretch before a cut in a long line in which a record is kept whole. */
const RECORD_REACH = 4096;
/** What stands before the trigger of a record in a long line: time and audit id. */
const CARRIER_REACH = 256;
/** A line this long may be a whole paste whose line ends were lost. */
const FLATTENED_CHARACTERS = 200;
const NEWLINE = 10;
const OPENING_BRACE = 123;

/**
 * Finds records and forms in the decoded bytes of one document, in memory bounded by the size of a chunk and by what the sink
 * keeps. Only lines that hold one of the literal triggers, and those that a form goes on over, are looked at; a line equal to an earlier one but
 * for time and process id need not be read again.
 */
export class DocumentScanner {
  readonly #sink: EvidenceSink;
  readonly #plan: ScanPlan;
  readonly #file: string | undefined;
  readonly #held = new HeldBytes();
  #bytes = 0;
  /** Number of the line at which reading goes on. */
  #line = 1;
  #recognisedLines = 0;
  #lastRecognised = 0;
  #inLine = false;
  #section: Section | null = null;
  #stretch: { readonly text: string; readonly offset: number; readonly end: number } | null = null;

  constructor(sink: EvidenceSink, plan: ScanPlan, file?: string) {
    this.#sink = sink;
    this.#plan = plan;
    this.#file = file;
  }

  /** Takes the next bytes; the caller may reuse them afterwards. */
  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#bytes += chunk.length;
    this.#held.add(chunk);
    this.#readHeld(chunkCut(this.#held.bytes, maxRecordLines, MAX_WAITING_BYTES));
  }

  /** Reads all whole lines that came so far, without waiting for others that might go on with the last one. */
  flush(): void {
    this.#readHeld(this.#held.bytes.lastIndexOf(NEWLINE) + 1);
  }

  end(): ScanCounts {
    this.#readHeld(this.#held.bytes.length);
    this.#closeSection();
    return this.counts;
  }

  /** Of what was read so far. */
  get counts(): ScanCounts {
    return {
      bytes: this.#bytes,
      lines: this.#line - 1 + (this.#inLine ? 1 : 0),
      recognisedLines: this.#recognisedLines,
    };
  }

  /** Reads what begins before `cut`, and more where a record goes on there. */
  #readHeld(cut: number): void {
    const { bytes } = this.#held;
    let at = 0;
    while (at < cut) at = this.#readStretch(bytes, at, stretchEnd(bytes, at, cut, STRETCH_BYTES));
    if (at > 0) this.#inLine = bytes[at - 1] !== NEWLINE;
    this.#sink.settle();
    this.#held.drop(at);
  }

  /** Reads the lines that begin in [from, to); gives the offset at which to go on, beyond `to` where a record does. */
  #readStretch(bytes: Buffer, from: number, to: number): number {
    const hits = this.#plan.search.find(bytes, from, to);
    this.#stretch =
      hits.starts.length < HITS_OF_DENSE_TEXT
        ? null
        : { text: bytes.toString('latin1', from, to), offset: from, end: to };
    let at = from;
    for (let hit = 0; at < to; ) {
      while ((hits.starts[hit] ?? at) < at) hit++;
      if (this.#section) {
        at = this.#readInSection(bytes, lineAt(bytes, at, at), hits, hit);
        continue;
      }
      if (hit === hits.starts.length) break;
      const line = lineAt(bytes, at, startOf(hits, hit));
      this.#line += countLines(bytes, at, line.start);
      at = this.#readLine(bytes, line, hits, hit);
    }
    if (at < to) this.#line += countLines(bytes, at, to);
    return Math.max(at, to);
  }

  /** Reads a line whose first hit is `hit`; gives the offset at which to go on. */
  #readLine(bytes: Buffer, line: Extent, hits: Hits, hit: number): number {
    const next = this.#readRecords(bytes, line, hits, hit);
    if (next >= 0) return next;
    const piece = pieceAround(line, startOf(hits, hit));
    this.#openForm(bytes, piece, hits, hit);
    return piece.end < line.end ? piece.end : this.#after(bytes, line.end);
  }

  /** Gives a line to the form that goes on; where it is not of it, the form is over and nothing was read. */
  #readInSection(bytes: Buffer, line: Extent, hits: Hits, hit: number): number {
    const piece = { start: line.start, end: Math.min(line.end, line.start + limits.lineBytes) };
    if (!this.#accepts(this.#lineOf(bytes, piece))) {
      this.#closeSection();
      return line.start;
    }
    this.#recognise(this.#line, 1);
    const next = this.#readRecords(bytes, line, hits, hit);
    return next >= 0 ? next : this.#after(bytes, line.end);
  }

  /** Reads the records of a line from `hit` on; gives the offset at which to go on, -1 when there is none. */
  #readRecords(bytes: Buffer, { start, end }: Extent, hits: Hits, hit: number): number {
    for (let index = hit; index < hits.starts.length && startOf(hits, index) < end; index++) {
      // All records of a line are read at once: when there is none at its first trigger, there is none at all.
      if (this.#plan.isOfRecord(triggerOf(hits, index)))
        return this.#readRecord(bytes, start, startOf(hits, index), end);
    }
    return -1;
  }

  /** Reads the record whose trigger stands at `hit` in the line from `start` to `end`. */
  #readRecord(bytes: Buffer, start: number, hit: number, end: number): number {
    if (end - start > limits.lineBytes) return this.#readPiece(bytes, Math.max(start, hit - CARRIER_REACH), hit, end);
    // Latin-1 keeps offsets equal to those of the bytes; what is kept is decoded as UTF-8.
    const { text, offset } = this.#plainText(bytes, start, end);
    const key = bytes[start] === OPENING_BRACE ? 0 : stableKey(bytes, text, offset, hit, end);
    const place = {
      line: this.#line,
      file: this.#file,
      audit: auditIdNear(text, start - offset, hit - offset, end - offset),
    };
    if (this.#sink.repeat(key, { ...place, text: () => bytes.toString('utf8', start, end) })) {
      this.#recognise(this.#line, 1);
      return this.#after(bytes, end);
    }
    const firstLine = bytes.toString('utf8', start, end);
    const assembler = assembleRecord(firstLine);
    let last = end;
    while (!assembler.done && last + 1 < bytes.length) {
      const nextEnd = lineEnd(bytes, last + 1);
      if (nextEnd - start > limits.lineBytes || !assembler.accept(bytes.toString('utf8', last + 1, nextEnd))) break;
      last = nextEnd;
    }
    const records = parseRecords(assembler.text);
    if (records.length === 0) return -1;
    const isWhole = last === end && completeInOneLine(firstLine);
    this.#sink.add(records, isWhole ? key : 0, { ...place, text: () => bytes.toString('utf8', start, last) });
    this.#recognise(this.#line, assembler.lineCount);
    this.#line += assembler.lineCount - 1;
    return this.#after(bytes, last);
  }

  /** The text of a line in Latin-1: one of many in a dense stretch, since converting each for itself costs more. */
  #plainText(bytes: Buffer, start: number, end: number): { readonly text: string; readonly offset: number } {
    if (this.#stretch && end <= this.#stretch.end) return this.#stretch;
    return { text: bytes.toString('latin1', start, end), offset: start };
  }

  /** A line too long to be read at once is read in pieces, none of which ends within a record of usual length. */
  #readPiece(bytes: Buffer, start: number, hit: number, end: number): number {
    let pieceEnd = Math.min(end, start + limits.lineBytes);
    if (pieceEnd < end) {
      const next = bytes.indexOf('apparmor=', Math.max(pieceEnd - RECORD_REACH, hit + 1), 'latin1');
      if (next >= 0 && next < pieceEnd) pieceEnd = next;
    }
    const text = bytes.toString('utf8', start, pieceEnd);
    const records = parseRecords(text);
    if (records.length > 0) {
      this.#sink.add(records, 0, { line: this.#line, file: this.#file, audit: null, text: () => text });
      this.#recognise(this.#line, 1);
    }
    return pieceEnd < end ? pieceEnd : this.#after(bytes, end);
  }

  /** Offers a line to the readers whose triggers are on it, from `hit` on. */
  #openForm(bytes: Buffer, extent: Extent, hits: Hits, hit: number): void {
    const readers = new Set<Reader>();
    for (let index = hit; index < hits.starts.length && startOf(hits, index) < extent.end; index++) {
      for (const reader of this.#plan.readersOf(triggerOf(hits, index))) readers.add(reader);
    }
    if (readers.size === 0) return;
    for (const line of this.#linesOf(bytes, extent)) {
      if (this.#accepts(line)) continue;
      this.#closeSection();
      this.#section = this.#opened(readers, line);
      if (this.#section) this.#recognise(this.#line, 1);
    }
  }

  /** A line, or the lines that it was before somebody lost their ends. */
  #linesOf(bytes: Buffer, extent: Extent): readonly Line[] {
    const line = this.#lineOf(bytes, extent);
    const pieces = line.raw.length < FLATTENED_CHARACTERS ? [] : splitFlattened(line.raw);
    if (pieces.length < 2) return [line];
    return pieces.map((piece) => lineFrom(piece, { number: this.#line, file: this.#file }));
  }

  /** The form that the first of the readers opens, by the order of all. */
  #opened(readers: ReadonlySet<Reader>, line: Line): Section | null {
    for (const reader of this.#plan.readers) {
      if (!readers.has(reader)) continue;
      const section = reader.open(line, (statement, at) => this.#sink.say(statement, at));
      if (!section) continue;
      this.#sink.recogniseForm(reader.form);
      return section;
    }
    return null;
  }

  #accepts(line: Line): boolean {
    return this.#section?.accept(line) ?? false;
  }

  #closeSection(): void {
    this.#section?.close();
    this.#section = null;
  }

  #lineOf(bytes: Buffer, { start, end }: Extent): Line {
    return lineFrom(bytes.toString('utf8', start, end), {
      number: this.#line,
      file: this.#file,
      before: textOf(bytes, lineBefore(bytes, start)),
      after: textOf(bytes, lineAfter(bytes, end)),
    });
  }

  /** The begin of the line after one that ends at `end`. */
  #after(bytes: Buffer, end: number): number {
    if (end >= bytes.length) return end;
    this.#line++;
    return end + 1;
  }

  #recognise(line: number, lines: number): void {
    if (line > this.#lastRecognised) this.#recognisedLines += lines;
    this.#lastRecognised = Math.max(this.#lastRecognised, line + lines - 1);
  }
}

/** Of a hit that there is. */
function startOf({ starts }: Hits, hit: number): number {
  return starts[hit] as number;
}

function triggerOf({ triggers }: Hits, hit: number): number {
  return triggers[hit] as number;
}

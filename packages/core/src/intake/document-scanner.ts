import { assembleRecord, completeInOneLine, maxRecordLines, parseRecords } from '@whyblocked/confinement';
import { limits } from '@whyblocked/contract';
import { isJournalField } from '../decode/carriers/export-entry.ts';
import { withoutShownEscapes } from '../decode/controls/shown-escapes.ts';
import type { Line } from '../decode/line.ts';
import { lineFrom } from '../decode/line-from.ts';
import { splitFlattened } from '../decode/split-flattened.ts';
import { journalAuditId } from '../evidence/journal-audit-id.ts';
import type { Reader, Section } from '../readers/reader.ts';
import { countLines } from '../search/count-lines.ts';
import type { PieceSearch } from '../search/piece-search.ts';
import { recordMark } from '../search/record-mark.ts';
import type { SearchedPiece } from '../search/searched-piece.ts';
import { chunkCut } from './chunk-cut.ts';
import { withEventPrograms } from './event-programs.ts';
import type { EvidenceSink } from './evidence-sink.ts';
import { HeldBytes } from './held-bytes.ts';
import { HeldHits } from './held-hits.ts';
import {
  type Extent,
  lineAfter,
  lineAt,
  lineBefore,
  lineEnd,
  linesBeside,
  pieceAround,
  textOf,
} from './line-extents.ts';
import { LoneBrackets } from './lone-brackets.ts';
import type { ScanPlan } from './scan-plan.ts';

/** Honest counts of what was read. */
export interface ScanCounts {
  readonly bytes: number;
  readonly lines: number;
  readonly recognisedLines: number;
}

/** As many bytes as may wait for the end of their line. */
const MAX_WAITING_BYTES = 16 * limits.lineBytes;
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
  readonly #search: PieceSearch;
  readonly #file: string | undefined;
  readonly #held = new HeldBytes();
  readonly #hits = new HeldHits();
  readonly #brackets = new LoneBrackets();
  #bytes = 0;
  /** Line ends in all pieces that were searched. */
  #lineEnds = 0;
  /** Number of the line at which reading goes on; of lines that nobody reads it is not kept up. */
  #line = 1;
  #recognisedLines = 0;
  #lastRecognised = 0;
  #inLine = false;
  /** The first of the hits that lies not before what is read next. */
  #hit = 0;
  #section: Section | null = null;

  constructor(sink: EvidenceSink, plan: ScanPlan, search: PieceSearch, file?: string) {
    this.#sink = sink;
    this.#plan = plan;
    this.#search = search;
    this.#file = file;
  }

  /** Takes the next bytes; the caller may reuse them afterwards. */
  push(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    for (const piece of this.#search.push(chunk)) this.#readOn(piece);
  }

  /** Reads all whole lines that came so far, without waiting for others that might go on with the last one. */
  flush(): void {
    for (const piece of this.#search.flush()) this.#readOn(piece);
    this.#readHeld(this.#held.bytes.lastIndexOf(NEWLINE) + 1);
  }

  end(): ScanCounts {
    for (const piece of this.#search.endDocument()) this.#readOn(piece);
    this.#readHeld(this.#held.bytes.length);
    this.#closeSection();
    return this.counts;
  }

  /** Of what was read so far. */
  get counts(): ScanCounts {
    const { bytes } = this.#held;
    return {
      bytes: this.#bytes,
      lines: this.#lineEnds - countLines(bytes, 0, bytes.length) + (this.#inLine ? 1 : 0),
      recognisedLines: this.#recognisedLines,
    };
  }

  #readOn(piece: SearchedPiece): void {
    this.#hits.add(piece, this.#held.bytes.length, 1 + this.#lineEnds);
    this.#held.add(piece);
    this.#lineEnds += piece.lineEnds;
    this.#readHeld(chunkCut(this.#held.bytes, maxRecordLines, MAX_WAITING_BYTES));
  }

  /** Reads the lines that begin before `cut`, and more where a record goes on there. */
  #readHeld(cut: number): void {
    const { bytes } = this.#held;
    const hits = this.#hits;
    let at = 0;
    while (at < cut) {
      while (hits.startOf(this.#hit) < at) this.#hit++;
      if (this.#section) {
        at = this.#readInSection(bytes, lineAt(bytes, at, at));
        continue;
      }
      const start = hits.startOf(this.#hit);
      if (start >= cut) break;
      this.#line = hits.lineOf(this.#hit);
      at = this.#readLine(bytes, lineAt(bytes, at, start));
    }
    const end = Math.max(at, cut);
    if (end > 0) this.#inLine = bytes[end - 1] !== NEWLINE;
    this.#sink.settle();
    this.#brackets.drop(bytes, end);
    this.#held.drop(end);
    hits.drop(end);
    this.#hit = 0;
  }

  /** Reads a line with the next hit; gives the offset at which to go on. */
  #readLine(bytes: Buffer, line: Extent): number {
    const next = this.#readRecords(bytes, line);
    if (next >= 0) return next;
    const piece = pieceAround(line, this.#hits.startOf(this.#hit));
    this.#openForm(bytes, piece);
    return piece.end < line.end ? piece.end : this.#after(bytes, line.end);
  }

  /** Gives a line to the form that goes on; where it is not of it, the form is over and nothing was read. */
  #readInSection(bytes: Buffer, line: Extent): number {
    const piece = { start: line.start, end: Math.min(line.end, line.start + limits.lineBytes) };
    if (!this.#accepts(this.#lineOf(bytes, piece))) {
      this.#closeSection();
      return line.start;
    }
    this.#recognise(this.#line, 1);
    const next = this.#readRecords(bytes, line);
    return next >= 0 ? next : this.#after(bytes, line.end);
  }

  /** Reads the records of a line from the next hit on; gives the offset at which to go on, -1 when there is none. */
  #readRecords(bytes: Buffer, { start, end }: Extent): number {
    const hits = this.#hits;
    for (let hit = this.#hit; hits.startOf(hit) < end; hit++) {
      // All records of a line are read at once: when there is none at its first trigger, there is none at all.
      if (hits.triggerOf(hit) < this.#plan.recordTriggers) return this.#readRecord(bytes, start, hit, end);
    }
    return -1;
  }

  /** Reads the record of a hit in the line from `start` to `end`. */
  #readRecord(bytes: Buffer, start: number, hit: number, end: number): number {
    const triggerAt = this.#hits.startOf(hit);
    if (end - start > limits.lineBytes)
      return this.#readPiece(bytes, Math.max(start, triggerAt - CARRIER_REACH), triggerAt, end);
    const { key, audit } = this.#hits.markOf(hit) ?? recordMark(this.#search.seeds, bytes, { start, triggerAt, end });
    let last = end;
    const occurrence = { line: this.#line, file: this.#file, audit, text: () => bytes.toString('utf8', start, last) };
    if (this.#sink.repeat(key, occurrence)) {
      this.#recognise(this.#line, 1);
      return this.#after(bytes, end);
    }
    const firstLine = withoutShownEscapes(bytes.toString('utf8', start, end));
    const assembler = assembleRecord(firstLine);
    while (!assembler.done && last + 1 < bytes.length) {
      const nextEnd = lineEnd(bytes, last + 1);
      if (nextEnd - start > limits.lineBytes || !assembler.accept(bytes.toString('utf8', last + 1, nextEnd))) break;
      last = nextEnd;
    }
    const records = withEventPrograms(parseRecords(assembler.text), bytes, { start, end: last }, firstLine);
    if (records.length === 0) return -1;
    const isWhole = last === end && completeInOneLine(firstLine);
    const told = bytes[start] === OPENING_BRACE ? (audit ?? journalAuditId(firstLine)) : audit;
    this.#sink.add(records, isWhole ? key : 0, { ...occurrence, audit: told });
    this.#recognise(this.#line, assembler.lineCount);
    this.#line += assembler.lineCount - 1;
    return this.#after(bytes, last);
  }

  /** A line too long to be read at once is read in pieces, none of which ends within a record of usual length. */
  #readPiece(bytes: Buffer, start: number, triggerAt: number, end: number): number {
    let pieceEnd = Math.min(end, start + limits.lineBytes);
    if (pieceEnd < end) {
      const next = bytes.indexOf('apparmor=', Math.max(pieceEnd - RECORD_REACH, triggerAt + 1), 'latin1');
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

  /** Offers a line to the readers whose triggers are on it, from the next hit on. */
  #openForm(bytes: Buffer, extent: Extent): void {
    const readers = new Set<Reader>();
    for (const trigger of this.#triggersIn(bytes, extent)) {
      for (const reader of this.#plan.readersOf(trigger)) readers.add(reader);
    }
    if (readers.size === 0) return;
    for (const line of this.#linesOf(bytes, extent)) {
      if (this.#accepts(line)) continue;
      this.#closeSection();
      this.#section = this.#opened(readers, line);
      if (this.#section) this.#recogniseOpened(bytes, extent, line);
    }
  }

  /** What begins in a line from the next hit on. Where that is a record's and there was none, the rest was passed over until now. */
  #triggersIn(bytes: Buffer, { start, end }: Extent): readonly number[] {
    const triggers: number[] = [];
    for (let hit = this.#hit; this.#hits.startOf(hit) < end; hit++) triggers.push(this.#hits.triggerOf(hit));
    const isAll = triggers.every((trigger) => trigger >= this.#plan.recordTriggers);
    return isAll ? triggers : this.#plan.search.find(bytes, start, end).triggers;
  }

  /** A line, or the lines that it was before somebody lost their ends. */
  #linesOf(bytes: Buffer, extent: Extent): readonly Line[] {
    const line = this.#lineOf(bytes, extent);
    const pieces = line.raw.length < FLATTENED_CHARACTERS ? [] : splitFlattened(line.raw);
    if (pieces.length < 2) return [line];
    return pieces.map((piece, index) =>
      lineFrom(piece, {
        number: this.#line,
        file: this.#file,
        before: pieces[index - 1],
        beforeNumber: this.#line,
        after: pieces[index + 1],
      }),
    );
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
      fields: () => linesBeside(bytes, { start, end }, isJournalField),
    });
  }

  /** The begin of the line after one that ends at `end`. */
  #after(bytes: Buffer, end: number): number {
    if (end >= bytes.length) return end;
    this.#line++;
    return end + 1;
  }

  /** Recognises the line that opened a form, with the brackets alone before it. */
  #recogniseOpened(bytes: Buffer, { start }: Extent, { text }: Line): void {
    const first = this.#line - this.#brackets.before(bytes, start, text);
    const from = Math.max(first, Math.min(this.#lastRecognised + 1, this.#line));
    this.#recognise(from, this.#line - from + 1);
  }

  #recognise(line: number, lines: number): void {
    if (line > this.#lastRecognised) this.#recognisedLines += lines;
    this.#lastRecognised = Math.max(this.#lastRecognised, line + lines - 1);
  }
}

import {
  assembleRecord,
  completeInOneLine,
  maxRecordLines,
  parseRecords,
  recordTriggers,
} from '@whyblocked/confinement';
import { limits } from '@whyblocked/contract';
import { chunkCut } from './chunk-cut.ts';
import type { RecordSink } from './record-sink.ts';
import { stableKey } from './stable-key.ts';
import { needlesFor, TriggerCursor } from './trigger-cursor.ts';

/** Honest counts of what was read. */
export interface ScanCounts {
  readonly bytes: number;
  readonly lines: number;
  readonly recognisedLines: number;
}

/** As many bytes as may wait for the end of their line. */
const MAX_WAITING_BYTES = 16 * limits.lineBytes;
/** Strings of this size are made and dropped in V8's nursery; larger ones cost several times as much a byte. */
const WINDOW_BYTES = 64 * 1024;
/** The longest stretch before a cut in a long line in which a record is kept whole. */
const RECORD_REACH = 4096;
/** What stands before the trigger of a record in a long line: time and audit id. */
const CARRIER_REACH = 256;
const NEWLINE = 10;
const OPENING_BRACE = 123;
const needles = needlesFor(recordTriggers);

/**
 * Finds mediator records in a stream of bytes, in memory bounded by the size of a chunk and by what the sink keeps. Only
 * lines that hold one of the literal triggers are looked at; a line equal to an earlier one but for time and process id
 * need not be read again.
 */
export class RecordScanner {
  readonly #sink: RecordSink;
  /** Holds what was not read yet; one buffer for all chunks, since making one for each costs more than reading it. */
  #buffer: Buffer = Buffer.allocUnsafe(0);
  #held = 0;
  #bytes = 0;
  #line = 1;
  #recognisedLines = 0;
  #lastRecognised = 0;
  #inLine = false;

  constructor(sink: RecordSink) {
    this.#sink = sink;
  }

  /** Takes the next bytes; the caller may reuse them afterwards. */
  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#bytes += chunk.length;
    this.#hold(chunk);
    const bytes = this.#buffer.subarray(0, this.#held);
    const read = this.#read(bytes, chunkCut(bytes, maxRecordLines, MAX_WAITING_BYTES));
    this.#buffer.copyWithin(0, read, this.#held);
    this.#held -= read;
  }

  end(): ScanCounts {
    this.#read(this.#buffer.subarray(0, this.#held), this.#held);
    this.#buffer = Buffer.allocUnsafe(0);
    this.#held = 0;
    return {
      bytes: this.#bytes,
      lines: this.#line - 1 + (this.#inLine ? 1 : 0),
      recognisedLines: this.#recognisedLines,
    };
  }

  #hold(chunk: Uint8Array): void {
    const size = this.#held + chunk.length;
    if (size > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(size + WINDOW_BYTES);
      this.#buffer.copy(larger, 0, 0, this.#held);
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.#held);
    this.#held = size;
  }

  /** Reads what begins before `cut`; gives the offset of what was not read, beyond the cut where a record goes on there. */
  #read(bytes: Buffer, cut: number): number {
    let at = 0;
    while (at < cut) at = this.#readWindow(bytes, at, windowEnd(bytes, at, cut));
    if (at > 0) this.#inLine = bytes[at - 1] !== NEWLINE;
    this.#sink.settle();
    return at;
  }

  /** Reads whole lines from `from` to `to`; gives the offset at which to go on, beyond `to` where a record does. */
  #readWindow(bytes: Buffer, from: number, to: number): number {
    // Latin-1 keeps offsets equal to those of the bytes; what is kept is decoded as UTF-8.
    const text = bytes.toString('latin1', from, to);
    const cursor = new TriggerCursor(text, needles);
    let at = 0;
    for (let hit = cursor.nextFrom(0); hit >= 0; hit = cursor.nextFrom(at)) {
      at = this.#countLines(text, at, hit);
      const newline = text.indexOf('\n', hit);
      const end = newline < 0 ? text.length : newline;
      const key = text.charCodeAt(at) === OPENING_BRACE ? '' : stableKey(text, hit, end);
      const next = this.#readRecord(bytes, { start: from + at, hit: from + hit, end: from + end, key });
      if (next > to) return next;
      at = next - from;
    }
    this.#countLines(text, at, text.length);
    return to;
  }

  /** Counts lines up to `to` and gives the start of the line that holds it. */
  #countLines(text: string, from: number, to: number): number {
    let start = from;
    for (let newline = text.indexOf('\n', start); newline >= 0 && newline < to; newline = text.indexOf('\n', start)) {
      start = newline + 1;
      this.#line++;
    }
    return start;
  }

  /** Reads the record whose trigger stands at `hit` in the line from `start` to `end`; gives the offset of what was not read. */
  #readRecord(
    bytes: Buffer,
    { start, hit, end, key }: { start: number; hit: number; end: number; key: string },
  ): number {
    if (end - start > limits.lineBytes) return this.#readPiece(bytes, Math.max(start, hit - CARRIER_REACH), hit, end);
    const line = this.#line;
    if (this.#sink.repeat(key, { line, text: () => bytes.toString('utf8', start, end) })) {
      this.#recognise(line, 1);
      return end;
    }
    const firstLine = bytes.toString('utf8', start, end);
    const assembler = assembleRecord(firstLine);
    let last = end;
    while (!assembler.done && last + 1 < bytes.length) {
      const newline = bytes.indexOf(NEWLINE, last + 1);
      const nextEnd = newline < 0 ? bytes.length : newline;
      if (nextEnd - start > limits.lineBytes || !assembler.accept(bytes.toString('utf8', last + 1, nextEnd))) break;
      last = nextEnd;
    }
    const records = parseRecords(assembler.text);
    if (records.length === 0) return end;
    const stays = assembler.lineCount === 1 && completeInOneLine(firstLine);
    this.#sink.add(records, stays ? key : '', { line, text: () => bytes.toString('utf8', start, last) });
    this.#recognise(line, assembler.lineCount);
    this.#line += assembler.lineCount - 1;
    return last;
  }

  /** A line too long to be read at once is read in pieces, none of which ends within a record of usual length. */
  #readPiece(bytes: Buffer, start: number, hit: number, lineEnd: number): number {
    let end = Math.min(lineEnd, start + limits.lineBytes);
    if (end < lineEnd) {
      const next = bytes.indexOf('apparmor=', Math.max(end - RECORD_REACH, hit + 1), 'latin1');
      if (next >= 0 && next < end) end = next;
    }
    const occurrence = { line: this.#line, text: () => bytes.toString('utf8', start, end) };
    const records = parseRecords(occurrence.text());
    if (records.length > 0) {
      this.#sink.add(records, '', occurrence);
      this.#recognise(this.#line, 1);
    }
    return end;
  }

  #recognise(line: number, lines: number): void {
    if (line > this.#lastRecognised) this.#recognisedLines += lines;
    this.#lastRecognised = Math.max(this.#lastRecognised, line + lines - 1);
  }
}

/** The end of the last whole line within a window, or of the first line where that is longer. */
function windowEnd(bytes: Buffer, from: number, cut: number): number {
  const end = from + WINDOW_BYTES;
  if (end >= cut) return cut;
  const before = bytes.lastIndexOf(NEWLINE, end - 1);
  if (before >= from) return before + 1;
  const after = bytes.indexOf(NEWLINE, end);
  return after < 0 || after >= cut ? cut : after + 1;
}

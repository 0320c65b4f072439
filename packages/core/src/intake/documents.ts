import { DocumentDecoder } from '../decode/document-decoder.ts';
import { PieceSearch, type PieceSearchOptions } from '../search/piece-search.ts';
import { DocumentScanner, type ScanCounts } from './document-scanner.ts';
import type { EvidenceSink } from './evidence-sink.ts';
import type { ScanPlan } from './scan-plan.ts';

/** Honest counts over all documents of a paste. */
export interface DocumentCounts extends ScanCounts {
  readonly files: number;
}

interface OpenDocument {
  readonly file: string | undefined;
  readonly decoder: DocumentDecoder;
  readonly scanner: DocumentScanner;
}

/** Decodes and scans the documents of a paste, one after the other, each with line numbers of its own. */
export class Documents {
  readonly #plan: ScanPlan;
  readonly #sink: EvidenceSink;
  readonly #search: PieceSearch;
  #open: OpenDocument | null = null;
  /** Over the documents that have ended. */
  #ended: DocumentCounts = { files: 0, bytes: 0, lines: 0, recognisedLines: 0 };

  constructor(sink: EvidenceSink, plan: ScanPlan, search?: PieceSearchOptions) {
    this.#plan = plan;
    this.#sink = sink;
    this.#search = new PieceSearch(plan, search);
  }

  get counts(): DocumentCounts {
    return this.#open ? sum(this.#ended, this.#open.scanner.counts) : this.#ended;
  }

  /** Takes the next bytes of a file, or of pasted text where none is named; they may be reused afterwards. */
  push(bytes: Uint8Array, file?: string): void {
    if (this.#open && this.#open.file !== file) this.#endOpen(this.#open);
    this.#open ??= {
      file,
      decoder: new DocumentDecoder(),
      scanner: new DocumentScanner(this.#sink, this.#plan, this.#search, file),
    };
    this.#open.scanner.push(this.#open.decoder.push(bytes));
  }

  /** Reads all whole lines that came so far, without waiting for others that might go on with the last one. */
  flush(): void {
    this.#open?.scanner.flush();
  }

  end(): void {
    if (this.#open) this.#endOpen(this.#open);
    this.#search.close();
  }

  #endOpen({ decoder, scanner }: OpenDocument): void {
    scanner.push(decoder.end());
    this.#ended = sum(this.#ended, scanner.end());
    this.#open = null;
    this.#sink.endDocument();
  }
}

function sum(documents: DocumentCounts, one: ScanCounts): DocumentCounts {
  return {
    files: documents.files + 1,
    bytes: documents.bytes + one.bytes,
    lines: documents.lines + one.lines,
    recognisedLines: documents.recognisedLines + one.recognisedLines,
  };
}

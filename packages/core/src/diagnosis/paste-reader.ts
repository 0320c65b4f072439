import { RecordLedger } from '../intake/record-ledger.ts';
import { RecordScanner } from '../intake/record-scanner.ts';
import { draftFindings, type FindingDraft } from './finding-draft.ts';

/** What a paste says, before any policy is asked. */
export interface ReadPaste {
  readonly drafts: readonly FindingDraft[];
  readonly bytes: number;
  readonly lines: number;
  readonly recognisedLines: number;
  /** Records that found no room. */
  readonly omittedEvidence: number;
}

/** Reads a paste given in pieces of any size; holds no more of it than its different records. */
export class PasteReader {
  readonly #ledger = new RecordLedger();
  readonly #scanner = new RecordScanner(this.#ledger);

  push(chunk: Uint8Array): void {
    this.#scanner.push(chunk);
  }

  end(): ReadPaste {
    const { bytes, lines, recognisedLines } = this.#scanner.end();
    const drafts = draftFindings(this.#ledger.entries());
    return { drafts, bytes, lines, recognisedLines, omittedEvidence: this.#ledger.omitted };
  }
}

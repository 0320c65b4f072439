import type { Unread } from '@whyblocked/contract';
import { DocumentDecoder } from '../decode/document-decoder.ts';
import type { Line } from '../decode/line.ts';
import type { Entry } from '../evidence/entry.ts';
import { FactLedger } from '../evidence/fact-ledger.ts';
import { RecordLedger } from '../evidence/record-ledger.ts';
import type { Refusal } from '../evidence/refusal.ts';
import type { Statement } from '../evidence/statement.ts';
import type { Trouble } from '../evidence/trouble.ts';
import { WordsLedger } from '../evidence/words-ledger.ts';
import { DocumentScanner } from '../intake/document-scanner.ts';
import type { EvidenceSink } from '../intake/evidence-sink.ts';
import { wholePlan } from '../intake/scan-plan.ts';
import { UnreadLedger } from '../unpack/unread-ledger.ts';
import { type Draft, draftsOfRecords, draftsOfRefusals, draftsOfTroubles } from './draft.ts';

/** What a paste says, before any policy is asked. */
export interface ReadPaste {
  readonly drafts: readonly Draft[];
  readonly facts: FactLedger;
  readonly files: number;
  readonly bytes: number;
  readonly lines: number;
  readonly recognisedLines: number;
  /** Names of the forms that were recognised, in the order in which they appeared. */
  readonly formats: readonly string[];
  /** Records and words that found no room. */
  readonly omittedEvidence: number;
  readonly unread: readonly Unread[];
  /** A limit cut something. */
  readonly truncated: boolean;
}

const RECORDS = 'mediator-records';

/** Reads a paste given in pieces of any size; holds no more of it than what is different in it. */
export class PasteReader {
  /** What of the paste was not read; who unpacks archives notes it here. */
  readonly unread: UnreadLedger;
  readonly #records = new RecordLedger();
  readonly #words = new WordsLedger();
  readonly #facts = new FactLedger();
  readonly #formats = new Set<string>();
  #document: {
    readonly file: string | undefined;
    readonly decoder: DocumentDecoder;
    readonly scanner: DocumentScanner;
  } | null = null;
  #logOwner: Trouble['object'];
  #files = 0;
  #bytes = 0;
  #lines = 0;
  #recognisedLines = 0;

  constructor(unread: UnreadLedger = new UnreadLedger()) {
    this.unread = unread;
  }

  /** Takes the next bytes of a file, or of pasted text where none is named; they may be reused afterwards. */
  push(bytes: Uint8Array, file?: string): void {
    if (this.#document?.file !== file) this.#endDocument();
    this.#document ??= {
      file,
      decoder: new DocumentDecoder(),
      scanner: new DocumentScanner(this.#sink(), wholePlan, file),
    };
    this.#document.scanner.push(this.#document.decoder.push(bytes));
  }

  /** Reads all whole lines that came so far. */
  flush(): void {
    this.#document?.scanner.flush();
  }

  /** What was read so far. */
  soFar(): ReadPaste {
    return this.#told();
  }

  end(): ReadPaste {
    this.#endDocument();
    return this.#told();
  }

  #endDocument(): void {
    if (!this.#document) return;
    const { decoder, scanner } = this.#document;
    scanner.push(decoder.end());
    const { bytes, lines, recognisedLines } = scanner.end();
    this.#document = null;
    this.#logOwner = undefined;
    this.#files++;
    this.#bytes += bytes;
    this.#lines += lines;
    this.#recognisedLines += recognisedLines;
  }

  #told(): ReadPaste {
    const words = this.#words.entries();
    return {
      drafts: [
        ...draftsOfRecords(this.#records.entries()),
        ...draftsOfRefusals(words.filter(isRefusal)),
        ...draftsOfTroubles(words.filter(isTrouble)),
      ],
      facts: this.#facts,
      files: this.#files,
      bytes: this.#bytes,
      lines: this.#lines,
      recognisedLines: this.#recognisedLines,
      formats: [...this.#formats],
      omittedEvidence: this.#records.omitted + this.#words.omitted,
      unread: this.unread.list(),
      truncated: this.unread.cut,
    };
  }

  #sink(): EvidenceSink {
    return {
      repeat: (key, occurrence) => this.#records.repeat(key, occurrence),
      add: (records, key, occurrence) => {
        this.#formats.add(RECORDS);
        this.#records.add(records, key, occurrence);
      },
      settle: () => this.#records.settle(),
      say: (statement, line) => this.#take(statement, line),
      recogniseForm: (form) => this.#formats.add(form),
    };
  }

  #take(statement: Statement, line: Line): void {
    switch (statement.kind) {
      case 'fact':
        if (statement.about === 'log-owner') this.#logOwner = objectOf(statement.owner);
        this.#facts.add(statement, line);
        return;
      case 'record': {
        const occurrence = { file: line.file, line: line.number, audit: null, text: () => line.raw };
        this.#records.add([statement.record], '', occurrence);
        return;
      }
      case 'trouble': {
        const owned = statement.source === 'log' && statement.object === undefined && this.#logOwner;
        this.#words.add(owned ? { ...statement, object: owned } : statement, line);
        return;
      }
      case 'refusal':
        this.#words.add(statement, line);
    }
  }
}

function objectOf(
  owner: { readonly pod: string; readonly namespace?: string; readonly container?: string } | null,
): Trouble['object'] {
  if (owner === null) return undefined;
  const { pod, ...place } = owner;
  return { kind: 'Pod', name: pod, ...place };
}

function isRefusal(entry: Entry<Trouble | Refusal>): entry is Entry<Refusal> {
  return entry.said.kind === 'refusal';
}

function isTrouble(entry: Entry<Trouble | Refusal>): entry is Entry<Trouble> {
  return entry.said.kind === 'trouble';
}
